package com.offsideventures.maintenance;

import com.offsideventures.maintenance.Manifest.Content;
import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** A backup: a zip file with the rows of every table in PostgreSQL's text form, and a manifest that proves it whole. */
final class BackupFile implements Contents {

    private static final String MANIFEST = "manifest.json";

    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public void load(Connection database, Table table, Content content) throws SQLException, IOException {
        try (InputStream rows = rows(table.name())) {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin".formatted(table.quoted(), Table.quoted(content.columns())), rows);
        }
    }

    @Override
    public String proof(Table table) {
        return Snapshot.plainCopy(table);
    }

    /**
     * Backs up a database, also while others write to it. The file appears when it is whole, readable by this user only.
     *
     * @throws Refusal where the file is there already
     */
    static Manifest write(DatabaseUrl url, Path file) throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new Refusal("The file %s is there already: choose another name.".formatted(file));
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Manifest manifest = copyInto(url, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Manifest copyInto(DatabaseUrl url, Path part) throws SQLException, IOException {
        try (Snapshot snapshot = Snapshot.of(url);
                var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            List<Content> contents = new ArrayList<>();
            for (Table table : snapshot.tables()) {
                zip.putNextEntry(new ZipEntry(entry(table.name())));
                contents.add(snapshot.copy(table, zip));
                zip.closeEntry();
            }
            var manifest = new Manifest(
                    Manifest.BACKUP,
                    snapshot.schemaVersion(),
                    snapshot.takenAt(),
                    contents,
                    List.of(),
                    snapshot.sequences());
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.write());
            zip.closeEntry();
            return manifest;
        }
    }

    /**
     * Opens a backup and reads all of it, so that a damaged one is found before anything is changed.
     *
     * @throws Refusal where it is none, or damaged
     */
    static BackupFile open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new Refusal("The file %s cannot be read: name a file that ./offside backup wrote.".formatted(file));
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                BackupFile backup = new BackupFile(zip, manifest(zip, file));
                backup.requireWhole(file);
                return backup;
            } catch (IOException | RuntimeException refused) {
                zip.close();
                throw refused;
            }
        } catch (ZipException damaged) {
            throw notOurs(file);
        }
    }

    /** The rows of a table, as they were copied. */
    private InputStream rows(String table) throws IOException {
        ZipEntry entry = zip.getEntry(entry(table));
        if (entry == null) {
            throw new ZipException("no rows of " + table);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw notOurs(file);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = Manifest.read(in.readAllBytes());
            if (!Manifest.BACKUP.equals(manifest.format())) {
                throw notOurs(file);
            }
            return manifest;
        }
    }

    private void requireWhole(Path file) throws IOException {
        for (Content content : manifest.tables()) {
            try (InputStream rows = rows(content.name())) {
                if (!Digests.of(rows).equals(content.sha256())) {
                    throw new ZipException("the rows of " + content.name() + " are others");
                }
            } catch (ZipException damaged) {
                throw new Refusal(
                        "The backup %s is damaged (%s): use another one.".formatted(file, damaged.getMessage()),
                        damaged);
            }
        }
    }

    private static String entry(String table) {
        return "tables/" + table;
    }

    private static Refusal notOurs(Path file) {
        return new Refusal("The file %s is no backup of this product, or was cut off.".formatted(file));
    }
}
