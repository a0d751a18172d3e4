package com.offsideventures.maintenance;

import com.offsideventures.maintenance.Manifest.Content;
import com.offsideventures.maintenance.Manifest.Sequence;
import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fills the tables of a migrated database in one transaction: everything or nothing. Triggers rest meanwhile, because the
 * history comes along as rows; references are taken off and put back on at the end, which checks every one of them.
 */
final class Loader {

    private final Connection database;

    private Loader(Connection database) {
        this.database = database;
    }

    /** Replaces what is in the tables of the manifest, and proves afterwards that the same rows are there. */
    static void load(DatabaseUrl url, Contents contents) throws SQLException, IOException {
        try (Connection database = Connections.open(url)) {
            database.setAutoCommit(false);
            new Loader(database).load(contents);
            database.commit();
            database.setAutoCommit(true);
            Connections.execute(database, "analyze");
        }
    }

    private void load(Contents contents) throws SQLException, IOException {
        Map<String, Table> tables =
                Table.all(database).stream().collect(Collectors.toMap(Table::name, Function.identity()));
        List<String> references = takeReferencesOff();
        for (Table table : tables.values()) {
            Connections.execute(database, "alter table " + table.quoted() + " disable trigger user");
        }
        for (Content content : contents.manifest().tables()) {
            Table table = tables.get(content.name());
            if (table == null) {
                throw new Refusal("The table %s is unknown to this version: use the version that wrote it."
                        .formatted(content.name()));
            }
            Connections.execute(database, "delete from " + table.quoted());
            contents.load(database, table, content);
            prove(table, content, contents);
        }
        for (Sequence sequence : contents.manifest().sequences()) {
            set(sequence);
        }
        for (Table table : tables.values()) {
            Connections.execute(database, "alter table " + table.quoted() + " enable trigger user");
        }
        for (String reference : references) {
            Connections.execute(database, reference);
        }
    }

    /** @return the statements that put them back on */
    private List<String> takeReferencesOff() throws SQLException {
        List<String> off = new ArrayList<>();
        List<String> on = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                               format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                                      pg_get_constraintdef(oid))
                        from pg_constraint
                        where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0
                        order by conrelid::regclass::text, conname
                        """)) {
            while (rows.next()) {
                off.add(rows.getString(1));
                on.add(rows.getString(2));
            }
        }
        for (String drop : off) {
            Connections.execute(database, drop);
        }
        return on;
    }

    private void prove(Table table, Content content, Contents contents) throws SQLException, IOException {
        Table kept = table.withColumns(content.columns());
        Content loaded = Snapshot.copy(database, kept, contents.proof(kept), OutputStream.nullOutputStream());
        if (!loaded.equals(content)) {
            throw new Refusal("The rows of %s came out differently (%d of %d): nothing was changed."
                    .formatted(table.name(), loaded.rows(), content.rows()));
        }
    }

    private void set(Sequence sequence) throws SQLException {
        try (var statement = database.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, Table.quoted(sequence.name()));
            statement.setLong(2, sequence.lastValue());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }
}
