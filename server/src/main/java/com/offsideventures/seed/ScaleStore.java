package com.offsideventures.seed;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the generator of large workspaces asks the database besides {@code COPY}. */
@Repository
class ScaleStore {

    static final List<String> TABLES = List.of("company", "contact", "deal", "task", "note", "activity");

    private static final String LABEL = "Generated a workspace of scale ";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ScaleStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What the change set of a scale is called, and by which it is known again. */
    static String label(Scale scale) {
        return LABEL + scale;
    }

    /** The scale that was generated into this workspace. */
    Optional<Scale> generated() {
        return jdbc.sql("select label from change_set where label like :label || '%' order by id limit 1")
                .param("label", LABEL)
                .query(String.class)
                .optional()
                .map(label -> Scale.of(label.substring(LABEL.length())));
    }

    /** Takes this many ids of a table and returns the first. */
    long reserve(String table, int count) {
        return jdbc.sql("""
                        select setval(sequence, first + :count - 1) - :count + 1
                        from (select s as sequence, nextval(s) as first
                              from pg_get_serial_sequence(:table, 'id') as s) reserved
                        """)
                .param("table", table)
                .param("count", count)
                .query(Long.class)
                .single();
    }

    /** Lets this transaction take its time and memory, as no request may. */
    void unhurried() {
        jdbc.sql("""
                        select set_config('statement_timeout', '0', true),
                               set_config('work_mem', '64MB', true),
                               set_config('maintenance_work_mem', '256MB', true)
                        """).query((row, number) -> true).single();
    }

    /**
     * The trigger that keeps {@code last_activity_at} would look at each record again with every few rows; the generator
     * writes the column itself.
     */
    void keepLastActivity(boolean byTrigger) {
        for (String table : List.of("note", "activity")) {
            template.execute("alter table %s %s trigger refresh_last_activity_insert"
                    .formatted(table, byTrigger ? "enable" : "disable"));
        }
    }

    /**
     * Drops the indexes of the record tables, of the tally and of the log, as far as they hold no rule.
     *
     * @return the statements that make them again
     */
    List<String> dropIndexes() {
        record Index(String name, String definition) {}
        List<Index> indexes = jdbc.sql("""
                        select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
                        from pg_index i
                        where i.indrelid = any(cast(:tables as regclass[])) and not i.indisunique
                        """)
                .param("tables", (String.join(",", TABLES) + ",company_tally,record_change").split(","))
                .query((row, number) -> new Index(row.getString("name"), row.getString("definition")))
                .list();
        indexes.forEach(index -> template.execute("drop index " + index.name()));
        return indexes.stream().map(Index::definition).toList();
    }

    void createIndexes(List<String> definitions) {
        definitions.forEach(template::execute);
    }

    /** Gives the planner its numbers, and marks the pages that index-only scans need not look at. */
    void tidyUp() {
        template.execute((ConnectionCallback<Boolean>) this::tidyUp);
    }

    // In one session, whose limit comes back afterwards; it is a connection of the pool.
    private boolean tidyUp(Connection connection) throws java.sql.SQLException {
        try (var statement = connection.createStatement();
                var limit = statement.executeQuery("show statement_timeout")) {
            limit.next();
            String before = limit.getString(1);
            statement.execute("set statement_timeout = 0");
            statement.execute("vacuum (analyze) " + String.join(", ", TABLES)
                    + ", company_tally, record_change, change_set, app_user");
            statement.execute("set statement_timeout = '" + before + "'");
            return true;
        }
    }
}
