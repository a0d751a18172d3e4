package com.offsideventures.platform.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes rows that nobody needs any more, in steps that no reader and no time limit minds. */
@Component
public class ExpiredRows {

    private static final int STEP = 5_000;

    private final JdbcClient jdbc;

    ExpiredRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes the rows of the table that the condition holds for.
     *
     * @param table written by the program, never by a caller
     * @param condition likewise
     * @return how many went
     */
    public long delete(String table, String condition) {
        long deleted = 0;
        int step;
        do {
            step = jdbc.sql("""
                            delete from %1$s
                            where ctid = any (array(
                                select ctid
                                from %1$s
                                where %2$s
                                limit %3$d
                            ))
                            """.formatted(table, condition, STEP)).update();
            deleted += step;
        } while (step == STEP);
        return deleted;
    }
}
