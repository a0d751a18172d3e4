package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a database does, in words: what is well, and what is not with what to do about it. */
final class Checkup {

    private final DatabaseUrl url;
    private final List<Finding> findings = new ArrayList<>();

    private Checkup(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * One thing that was looked at.
     *
     * @param well false where somebody should do something
     */
    record Finding(boolean well, String subject, String words) {}

    static List<Finding> of(DatabaseUrl url) throws SQLException {
        Checkup checkup = new Checkup(url);
        try (Connection database = Connections.open(url)) {
            checkup.size(database);
            if (Table.all(database).isEmpty()) {
                checkup.note(true, "Schema", "no tables yet; the first start makes them");
                return checkup.findings;
            }
            boolean current = checkup.schema();
            checkup.admins(database);
            if (current) {
                checkup.jobs(database);
            }
        }
        return checkup.findings;
    }

    private void size(Connection database) throws SQLException {
        ask(
                database,
                "select current_setting('server_version'), pg_database_size(current_database()) / 1048576",
                row -> note(
                        true,
                        "Database",
                        String.format(Locale.ROOT, "PostgreSQL %s, %,d MB", row.getString(1), row.getLong(2))));
    }

    /** @return whether the tables are those of this version */
    private boolean schema() {
        List<String> pending = Schema.pending(url);
        if (pending.isEmpty()) {
            note(true, "Schema", "up to date");
            return true;
        }
        note(
                true,
                "Schema",
                "%d behind; the next start migrates it, ./offside upgrade --check tells how long that takes"
                        .formatted(pending.size()));
        return false;
    }

    private void admins(Connection database) throws SQLException {
        ask(database, """
                select count(*)
                from app_user u
                join profile p on p.user_id = u.id
                where p.role = 'admin' and u.is_active and not u.is_deactivated
                """, row -> {
            if (row.getLong(1) == 0) {
                note(false, "Admins", "nobody can administer the workspace: ./offside admin EMAIL");
            } else {
                note(true, "Admins", row.getLong(1) + " who may sign in");
            }
        });
    }

    private void jobs(Connection database) throws SQLException {
        int before = findings.size();
        ask(
                database,
                "select name, failures, error from job where failures > 0 order by name",
                row -> note(
                        false,
                        "Job " + row.getString("name"),
                        "failed %d times in a row (%s): the server's log says more"
                                .formatted(row.getInt("failures"), row.getString("error"))));
        ask(
                database,
                "select name from job where due_at < now() - interval '1 hour' order by name",
                row -> note(
                        false,
                        "Job " + row.getString("name"),
                        "is due for more than an hour: start a server, or look at the one that hangs"));
        if (findings.size() == before) {
            note(true, "Jobs", "none is failing or late");
        }
    }

    private void note(boolean well, String subject, String words) {
        findings.add(new Finding(well, subject, words));
    }

    /** Does something with each row. */
    @FunctionalInterface
    private interface Rows {
        void take(ResultSet row) throws SQLException;
    }

    private static void ask(Connection database, String sql, Rows taker) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }
}
