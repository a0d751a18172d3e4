package com.offsideventures.history;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forgets change sets with their lines, oldest first, in steps that no reader minds. */
@Repository
class HistoryRetention {

    private static final int STEP = 200;

    /** What a younger undo took back, and what that had taken back, and so on: it is kept as long as the undo. */
    private static final String OLD = """
            with recursive needed as (
                select undoes as id
                from change_set
                where undoes is not null and created_at >= now() - make_interval(days => :days)
                union
                select s.undoes
                from needed n
                join change_set s on s.id = n.id
                where s.undoes is not null
            ), old as (
                select id
                from change_set
                where created_at < now() - make_interval(days => :days)
                  and id not in (select id from needed)
            )
            """;

    private final JdbcClient jdbc;

    HistoryRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Forgets what was changed more than so many days ago.
     *
     * @return how many change sets went
     */
    long forgetOlderThan(int days) {
        // Undos and what they took back point to each other: they could only go in one step.
        jdbc.sql(OLD + """
                        update change_set
                        set undoes = null, undone_by = null
                        where id in (select id from old) and (undoes is not null or undone_by is not null)
                        """).param("days", days).update();
        long forgotten = 0;
        int step;
        do {
            step = jdbc.sql(OLD + "delete from change_set where id in (select id from old order by id limit :step)")
                    .param("days", days)
                    .param("step", STEP)
                    .update();
            forgotten += step;
        } while (step == STEP);
        return forgotten;
    }
}
