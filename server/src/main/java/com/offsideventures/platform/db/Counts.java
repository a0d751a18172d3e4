package com.offsideventures.platform.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.offsideventures.platform.web.Page;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the rows that match a list's filters. Up to {@value #EXACT} it counts them each time. Counting more takes longer
 * than reading a page, so a larger count is remembered for as long as it is right to one per cent: every change to a
 * record takes a number in the log, so the numbers taken since bound how far the count can have moved.
 */
@Component
public class Counts {

    /** Up to this many rows a count is exact. */
    static final long EXACT = 100_000;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Cache<Question, Known> known =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(LONGEST).build();

    Counts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Question(String from, Map<String, Object> parameters) {}

    private record Known(long rows, long changes) {}

    /**
     * Counts the rows of a list.
     *
     * @param from the listed table and its alias, and the tables that its filters look at
     */
    public Page.Count of(String from, ListRequest request) {
        Where where = request.where();
        Question question = new Question(from + " " + where.sql(), comparable(where.parameters()));
        Known before = known.getIfPresent(question);
        if (before != null && changes() - before.changes() <= before.rows() / 100) {
            return new Page.Count(before.rows(), true);
        }
        Known now = count(question.from(), where);
        if (now.rows() <= EXACT) {
            return new Page.Count(now.rows(), false);
        }
        known.put(question, now);
        return new Page.Count(now.rows(), true);
    }

    private Known count(String from, Where where) {
        // The numbers are read first: what is written meanwhile then counts as a change since.
        return jdbc.sql("select s.last_value, (select count(*) from %s) as rows from record_change_id_seq s"
                        .formatted(from))
                .params(where.parameters())
                .query((row, number) -> new Known(row.getLong("rows"), row.getLong("last_value")))
                .single();
    }

    private long changes() {
        return jdbc.sql("select last_value from record_change_id_seq")
                .query(Long.class)
                .single();
    }

    // Arrays are equal to themselves only.
    private static Map<String, Object> comparable(Map<String, Object> parameters) {
        Map<String, Object> comparable = new LinkedHashMap<>();
        parameters.forEach((name, value) ->
                comparable.put(name, value instanceof @Nullable Object[] values ? list(values) : value));
        return comparable;
    }

    private static List<@Nullable Object> list(@Nullable Object[] values) {
        return Arrays.asList(values);
    }
}
