package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.platform.postgres.EmbeddedPostgres;
import com.offsideventures.platform.start.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The database of this installation.
 *
 * @param url the database and the role the server works with
 * @param keeper where databases are made and renamed: another database of the same server
 * @param end stops what was started for this
 */
record Installation(DatabaseUrl url, DatabaseUrl keeper, End end) implements AutoCloseable {

    private static final String SCRATCH = "_scratch";
    private static final String BEFORE = "_before_restore";

    /** Stops something. */
    @FunctionalInterface
    interface End {
        void now() throws IOException;
    }

    /**
     * The database that {@code DATABASE_URL} names, or the embedded one in {@code OFFSIDE_DATA}, which is started where
     * no server uses it.
     */
    static Installation open(Map<String, String> environment) {
        String address = environment.getOrDefault("DATABASE_URL", "");
        if (!address.isBlank()) {
            DatabaseUrl url = DatabaseUrl.parse(address);
            return new Installation(url, url.withDatabase("postgres"), () -> {});
        }
        DataDirectory directory = DataDirectory.open(Path.of(environment.getOrDefault("OFFSIDE_DATA", "var")));
        Path home = directory.path().resolve("postgres");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(home, home, 0, List.of()));
        return new Installation(postgres.url(), postgres.superuserUrl(), () -> {
            postgres.close();
            directory.close();
        });
    }

    /** Whether there is no table in it yet. */
    boolean isEmpty() throws SQLException {
        try (Connection database = Connections.open(url)) {
            return Table.all(database).isEmpty();
        }
    }

    /** Whether nobody has used it yet. */
    boolean hasNoUsers() throws SQLException {
        if (isEmpty()) {
            return true;
        }
        try (Connection database = Connections.open(url);
                var statement = database.createStatement();
                var row = statement.executeQuery("select exists (select from app_user)")) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    /** @throws Refusal where a server works with the database */
    void requireStopped() throws SQLException {
        try (Connection database = Connections.open(url);
                var statement = database.createStatement();
                var row = statement.executeQuery("""
                        select count(*)
                        from pg_stat_activity
                        where datname = current_database() and application_name = 'offside'
                        """)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new Refusal("A server works with this database: stop it first.");
            }
        }
    }

    /** Whether a scratch database can be made beside this one. */
    boolean canMakeDatabases() throws SQLException {
        try (Connection database = Connections.open(keeper);
                var statement = database.createStatement();
                var row = statement.executeQuery(
                        "select rolcreatedb or rolsuper from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    /** An empty database beside this one; one that an earlier attempt left behind goes. */
    DatabaseUrl makeScratch() throws SQLException {
        dropScratch();
        keep("create database %s owner %s".formatted(Table.quoted(scratch()), Table.quoted(url.user())));
        return url.withDatabase(scratch());
    }

    void dropScratch() throws SQLException {
        keep("drop database if exists %s with (force)".formatted(Table.quoted(scratch())));
    }

    /** Puts the scratch database in the place of this one, which is kept under another name until the next time. */
    String replaceByScratch() throws SQLException {
        String before = url.database() + BEFORE;
        keep("drop database if exists %s with (force)".formatted(Table.quoted(before)));
        rename(url.database(), before);
        rename(scratch(), url.database());
        return before;
    }

    private String scratch() {
        return url.database() + SCRATCH;
    }

    private void rename(String from, String to) throws SQLException {
        keep("alter database %s rename to %s".formatted(Table.quoted(from), Table.quoted(to)));
    }

    private void keep(String statement) throws SQLException {
        try (Connection database = Connections.open(keeper)) {
            Connections.execute(database, statement);
        }
    }

    @Override
    public void close() throws IOException {
        end.now();
    }
}
