package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** A database with something of everything in it, written as the server writes. */
final class Workspace {

    private Workspace() {}

    /** Users, records that belong together, their history with an update and a delete, and odd texts. */
    static void fill(DatabaseUrl url) throws SQLException {
        write(url, """
                insert into app_user (email, username, password_hash) values ('ann@example.com', 'ann', '{bcrypt}$2a$04$x');
                insert into profile (user_id, role) select id, 'admin' from app_user;
                insert into user_session (id, user_id, expires_at)
                    select 's' || id, id, now() + interval '1 day' from app_user;
                insert into company (name, description, annual_revenue, owner_id, country)
                    select 'Acme ' || n, E'tab\\t newline\\n backslash \\\\ quote " ütf ☃', n * 1.25, u.id, '=cmd()'
                    from generate_series(1, 500) n, app_user u;
                insert into contact (first_name, last_name, company_id)
                    select 'Ada', 'Reyes ' || id, id from company;
                insert into pipeline (name, is_default) values ('Sales', true);
                insert into stage (pipeline_id, name, "order") select id, 'New', 0 from pipeline;
                insert into deal (name, pipeline_id, stage_id, company_id, amount, close_date)
                    select 'Rollout ' || c.id, s.pipeline_id, s.id, c.id, 99.5, '2026-11-22' from stage s, company c;
                insert into task (title, deal_id, due_date) select 'Call', id, now() from deal where id % 5 = 0;
                insert into note (body, company_id) select 'Met them', id from company where id % 7 = 0;
                insert into activity (summary, company_id) select 'Created', id from company where id % 3 = 0;
                update company set city = 'Lisbon' where id % 2 = 0;
                delete from company where id % 50 = 0;
                """);
    }

    /** Writes in one transaction with an actor. */
    static void write(DatabaseUrl url, String statements) throws SQLException {
        try (Connection database = Connections.open(url)) {
            database.setAutoCommit(false);
            Connections.execute(database, "select set_config('offside.via', 'system', true)");
            Connections.execute(database, statements);
            database.commit();
        }
    }

    /** Every table with its number of rows and the checksum of their text. */
    static Map<String, String> sums(DatabaseUrl url) throws SQLException, IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Connection database = Connections.open(url)) {
            for (Table table : Table.all(database)) {
                Manifest.Content content =
                        Snapshot.copy(database, table, Snapshot.plainCopy(table), OutputStream.nullOutputStream());
                sums.put(table.name(), content.rows() + " " + content.sha256());
            }
        }
        return sums;
    }

    static long count(DatabaseUrl url, String query) throws SQLException {
        try (Connection database = Connections.open(url);
                var statement = database.createStatement();
                var row = statement.executeQuery("select count(*) from " + query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
