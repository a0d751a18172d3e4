package com.offsideventures.maintenance;

import com.offsideventures.maintenance.Manifest.Content;
import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Everything that is worth reading elsewhere, one JSON object a line and as a spreadsheet: without passwords, sessions,
 * tokens and what only this server needs. The lines can be imported again; the spreadsheets are for people.
 */
final class ExportDirectory implements Contents {

    /** What opens doors, and what only counts here and now. */
    static final Set<String> LEFT_OUT = Set.of(
            "user_session",
            "blacklisted_access_token",
            "login_failure",
            "known_address",
            "api_token",
            "idempotency_key",
            "job");

    /** Columns that are left out, with what they hold after an import: no password fits this hash. */
    private static final Map<String, Map<String, String>> SECRETS =
            Map.of("app_user", Map.of("password_hash", "'{bcrypt}!'"));

    /** A line of JSON holds neither of these two characters unescaped, so the CSV form leaves it as it is. */
    private static final String RAW = "(format csv, quote e'\\x01', delimiter e'\\x02')";

    private static final String MANIFEST = "manifest.json";
    private static final String LINES = ".jsonl";
    private static final String SHEET = ".csv";

    private final Path directory;
    private final Manifest manifest;

    private ExportDirectory(Path directory, Manifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Writes everything as of one moment, also while others write to the database.
     *
     * @throws Refusal where the directory is there already
     */
    static Manifest write(DatabaseUrl url, Path directory) throws SQLException, IOException {
        if (Files.exists(directory)) {
            throw new Refusal("The directory %s is there already: choose another name.".formatted(directory));
        }
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Snapshot snapshot = Snapshot.of(url)) {
            List<Content> lines = new ArrayList<>();
            List<Content> sheets = new ArrayList<>();
            for (Table all : snapshot.tables()) {
                if (!LEFT_OUT.contains(all.name())) {
                    Table table = withoutSecrets(all);
                    lines.add(write(snapshot, table, lines(table), directory.resolve(table.name() + LINES)));
                    sheets.add(write(snapshot, table, sheet(table), directory.resolve(table.name() + SHEET)));
                }
            }
            var manifest = new Manifest(
                    Manifest.EXPORT,
                    snapshot.schemaVersion(),
                    snapshot.takenAt(),
                    lines,
                    sheets,
                    snapshot.sequences().stream()
                            .filter(sequence -> LEFT_OUT.stream()
                                    .noneMatch(table -> sequence.name().startsWith(table)))
                            .toList());
            // Last, so that a directory with a manifest is whole.
            Files.write(directory.resolve(MANIFEST), manifest.write());
            return manifest;
        }
    }

    /**
     * Opens an export and reads all of it, so that a damaged one is found before anything is changed.
     *
     * @throws Refusal where it is none, or damaged
     */
    static ExportDirectory open(Path directory) throws IOException {
        Manifest manifest = manifest(directory);
        for (Content content : manifest.tables()) {
            Path file = directory.resolve(content.name() + LINES);
            try (InputStream lines = Files.newInputStream(file)) {
                if (!Digests.of(lines).equals(content.sha256())) {
                    throw new Refusal("The file %s is not as it was exported: its checksum differs.".formatted(file));
                }
            } catch (NoSuchFileException missing) {
                throw new Refusal("The file %s is missing from the export.".formatted(file), missing);
            }
        }
        return new ExportDirectory(directory, manifest);
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public void load(Connection database, Table table, Content content) throws SQLException, IOException {
        Connections.execute(database, "create temporary table if not exists incoming (line text) on commit drop");
        try (InputStream lines = Files.newInputStream(directory.resolve(table.name() + LINES))) {
            database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy incoming from stdin " + RAW, lines);
        }
        Map<String, String> secrets = SECRETS.getOrDefault(table.name(), Map.of());
        List<String> into = new ArrayList<>(content.columns());
        List<String> values = content.columns().stream()
                .map(column -> "r." + Table.quoted(column))
                .collect(Collectors.toCollection(ArrayList::new));
        secrets.forEach((column, value) -> {
            into.add(column);
            values.add(value);
        });
        Connections.execute(
                database,
                "insert into %1$s (%2$s) select %3$s from incoming, jsonb_populate_record(null::%1$s, line::jsonb) r"
                        .formatted(table.quoted(), Table.quoted(into), String.join(", ", values)));
        Connections.execute(database, "truncate incoming");
    }

    @Override
    public String proof(Table table) {
        return lines(table);
    }

    @Override
    public void close() {
        // Each file is closed after it was read.
    }

    private static Content write(Snapshot snapshot, Table table, String statement, Path file)
            throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            return snapshot.copy(table, statement, out);
        }
    }

    private static String lines(Table table) {
        return "copy (select to_jsonb(r)::text from (select %s%s) r) to stdout %s"
                .formatted(table.quotedColumns(), table.ordered(), RAW);
    }

    /** Spreadsheets take a text that begins with one of these for a formula; an apostrophe tells them that it is none. */
    private static String sheet(Table table) {
        String columns = table.columns().stream()
                .map(name -> table.texts().contains(name) ? harmless(Table.quoted(name)) : Table.quoted(name))
                .collect(Collectors.joining(", "));
        return "copy (select %s%s) to stdout (format csv, header)".formatted(columns, table.ordered());
    }

    private static String harmless(String column) {
        return """
                case when %1$s ~ '^[=+@\\t\\r-]' and %1$s !~ '^[+-][0-9 ()./-]*$' then '''' || %1$s else %1$s end as %1$s\
                """.formatted(column);
    }

    private static Table withoutSecrets(Table table) {
        Set<String> secrets = SECRETS.getOrDefault(table.name(), Map.of()).keySet();
        return table.withColumns(table.columns().stream()
                .filter(column -> !secrets.contains(column))
                .toList());
    }

    private static Manifest manifest(Path directory) throws IOException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isReadable(file)) {
            throw new Refusal("The directory %s holds no whole export: name one that ./offside export wrote."
                    .formatted(directory));
        }
        Manifest manifest = Manifest.read(Files.readAllBytes(file));
        if (!Manifest.EXPORT.equals(manifest.format())) {
            throw new Refusal("The file %s does not describe an export of this product.".formatted(file));
        }
        return manifest;
    }
}
