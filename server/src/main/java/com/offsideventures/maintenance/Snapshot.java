package com.offsideventures.maintenance;

import com.offsideventures.maintenance.Manifest.Content;
import com.offsideventures.maintenance.Manifest.Sequence;
import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Everything in a database as of one moment, while others go on writing. Reading it blocks nobody. */
final class Snapshot implements AutoCloseable {

    private final Connection database;

    private Snapshot(Connection database) {
        this.database = database;
    }

    static Snapshot of(DatabaseUrl url) throws SQLException {
        Connection database = Connections.open(url);
        database.setAutoCommit(false);
        Connections.execute(database, "set transaction isolation level repeatable read, read only");
        return new Snapshot(database);
    }

    /** The moment whose state it is. */
    Instant takenAt() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    List<Table> tables() throws SQLException {
        return Table.all(database);
    }

    /** The last migration that was applied. */
    String schemaVersion() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("""
                        select version
                        from flyway_schema_history
                        where success and version is not null
                        order by installed_rank desc
                        limit 1
                        """)) {
            if (!row.next()) {
                throw new Refusal("The database holds no data of this product.");
            }
            return row.getString(1);
        }
    }

    /** Where the sequences stand; asked last, so that they are never behind the rows. */
    List<Sequence> sequences() throws SQLException {
        List<String> names = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        try (var statement = database.createStatement()) {
            try (var rows = statement.executeQuery(
                    "select sequencename from pg_sequences where schemaname = current_schema() order by 1")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                try (var row = statement.executeQuery("select last_value, is_called from " + Table.quoted(name))) {
                    row.next();
                    sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2)));
                }
            }
        }
        return sequences;
    }

    /** Writes the rows of a table in PostgreSQL's own text form. */
    Content copy(Table table, OutputStream out) throws SQLException, IOException {
        return copy(database, table, plainCopy(table), out);
    }

    /** Writes what the statement copies of a table. */
    Content copy(Table table, String statement, OutputStream out) throws SQLException, IOException {
        return copy(database, table, statement, out);
    }

    static String plainCopy(Table table) {
        return "copy (select " + table.quotedColumns() + table.ordered() + ") to stdout";
    }

    static Content copy(Connection database, Table table, String statement, OutputStream out)
            throws SQLException, IOException {
        MessageDigest digest = Digests.sha256();
        var counted = new DigestOutputStream(out, digest);
        long rows = database.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, counted);
        return new Content(table.name(), table.columns(), rows, Digests.hex(digest));
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
