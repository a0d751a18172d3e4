package com.offsideventures.platform.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory in which this server keeps its own files: the embedded database and the generated secret. One server
 * at a time owns it, by a lock that the operating system takes back when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {

    // POSIX drops a process's locks on a file as soon as it closes any descriptor of it, so a second attempt within
    // this process must be refused before it opens the file.
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the directory where it is missing and takes its lock.
     *
     * @throws CannotStart where it cannot be written, or where another server uses it
     */
    public static DataDirectory open(Path directory) {
        Path path = create(directory.toAbsolutePath().normalize());
        if (!OPEN_HERE.add(path)) {
            throw inUse(path, ProcessHandle.current().pid() + "");
        }
        try {
            return new DataDirectory(path, lock(path));
        } catch (RuntimeException refusal) {
            OPEN_HERE.remove(path);
            throw refusal;
        }
    }

    /** Absolute path of the directory. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
        OPEN_HERE.remove(path);
    }

    /** Writes a file that only this user may read (mode 0600), in one step: it is never seen half-written. */
    public static void writePrivately(Path file, String content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path create(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "probe", ""));
            return directory.toRealPath();
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory %s cannot be written (%s): give this user the right to write it, or name another one with OFFSIDE_DATA."
                            .formatted(directory, e.getClass().getSimpleName()),
                    e);
        }
    }

    private static FileChannel lock(Path directory) {
        Path file = directory.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(directory, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            return channel;
        } catch (IOException e) {
            throw new CannotStart("The lock file %s cannot be taken: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static CannotStart inUse(Path directory, String process) {
        return new CannotStart(
                "Another OffsideVentures server (process %s) already uses the data directory %s: stop it, or name another one with OFFSIDE_DATA."
                        .formatted(process, directory));
    }
}
