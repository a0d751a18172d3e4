package com.offsideventures.seed;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the seed asks the database directly. */
@Repository
class SeedStore {

    private final JdbcClient jdbc;

    SeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasCompanies() {
        return jdbc.sql("select exists (select from company)")
                .query(Boolean.class)
                .single();
    }

    boolean hasUsers() {
        return jdbc.sql("select exists (select from app_user)")
                .query(Boolean.class)
                .single();
    }

    Optional<Long> pipeline(String name) {
        return jdbc.sql("select id from pipeline where name = :name order by id limit 1")
                .param("name", name)
                .query(Long.class)
                .optional();
    }

    /** The id of the newest change set; 0 where there is none. */
    long newestChangeSet() {
        return jdbc.sql("select coalesce(max(id), 0) from change_set")
                .query(Long.class)
                .single();
    }

    /** Moves the change sets that followed this one into the past, so that a history has more than one day. */
    void backdate(long afterChangeSet, int days) {
        jdbc.sql("update change_set set created_at = created_at - make_interval(days => :days) where id > :after")
                .param("days", days)
                .param("after", afterChangeSet)
                .update();
    }

    /** The same for the records themselves; when a record was made is no fact that people change, so it stays unrecorded. */
    void backdateRecords(int days) {
        for (String table : List.of("company", "contact", "deal", "task", "note", "activity")) {
            jdbc.sql("update " + table + " set created_at = created_at - make_interval(days => :days)")
                    .param("days", days)
                    .update();
        }
    }

    /** Moves what was logged into the past; this is a change like any other and needs a change set. */
    void backdateActivities(int days) {
        jdbc.sql("update activity set occurred_at = occurred_at - make_interval(days => :days)")
                .param("days", days)
                .update();
    }
}
