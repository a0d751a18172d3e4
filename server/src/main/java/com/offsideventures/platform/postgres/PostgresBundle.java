package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL programs for this platform, packed as an archive on the class path. */
final class PostgresBundle {

    private PostgresBundle() {}

    /**
     * Unpacks the programs below {@code parent}, once per version of the archive.
     *
     * @return the directory with {@code bin}, {@code lib} and {@code share}; it appears complete or not at all, also
     *     where several processes unpack at once
     * @throws CannotStart where the class path holds no programs for this platform
     */
    static Path unpackInto(Path parent) throws IOException {
        URL archive = find();
        Path home = parent.resolve("programs-" + versionOf(archive));
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(parent);
        Path part = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream packed = archive.openStream()) {
            unpack(packed, part);
            // A temporary directory is private, but another user may have to run the programs.
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e; // not another process that was faster
            }
        } finally {
            FileSystemUtils.deleteRecursively(part);
        }
        return home;
    }

    private static URL find() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-%s-%s.txz".formatted(system, machine);
        URL archive = PostgresBundle.class.getResource(name);
        if (archive == null) {
            throw new CannotStart(
                    "This server was built without the embedded PostgreSQL for %s on %s: build it on this machine, or set DATABASE_URL."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    // The checksum that the jar's table of contents already holds, so that a start need not read the archive.
    private static String versionOf(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IllegalStateException("the PostgreSQL archive is expected inside a jar");
    }

    private static void unpack(InputStream packed, Path home) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = entry.resolveIn(home);
                Files.createDirectories(file.getParent());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(archive, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
