package com.offsideventures.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.RecordType;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is done to whatever records, taking it back step by step leads through the very same states. */
@RecordsTest
class UndoSequenceTest {

    private static final String SOME = "(select id from %s order by md5(id::text || '%s') limit 1)";

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    ChangeSets changes;

    @Autowired
    History history;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everySequenceTakenBackInReverseRestoresTheExactRows(long seed) {
        Random random = new Random(seed);
        Actor ann = desk.as(Role.ADMIN).actor();
        Deque<Step> done = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) {
            Map<String, String> before = rows();
            Long changeSet = attempt(ann, random);
            if (changeSet != null) {
                done.push(new Step(changeSet, before));
            }
        }
        assertThat(done).isNotEmpty();
        while (!done.isEmpty()) {
            Step step = done.pop();
            history.undo(ann, step.changeSet());
            assertThat(rows()).as("after taking back %d", step.changeSet()).isEqualTo(step.before());
        }
    }

    private record Step(long changeSet, Map<String, String> before) {}

    private @org.jspecify.annotations.Nullable Long attempt(Actor actor, Random random) {
        try {
            return changes.write(actor, "Tried something", () -> {
                        int steps = 1 + random.nextInt(4);
                        for (int i = 0; i < steps; i++) {
                            database.sql(statement(random)).update();
                        }
                        return changes.current();
                    })
                    .orElse(null);
        } catch (DataIntegrityViolationException impossible) {
            return null; // a stage in use, a name taken: nothing was written
        }
    }

    private static String statement(Random random) {
        String word = "w" + random.nextInt(1_000_000);
        return switch (random.nextInt(22)) {
            case 0, 1 -> "insert into company (name, annual_revenue) values ('%s', 10.50)".formatted(word);
            case 2 ->
                "insert into contact (first_name, company_id) values ('%s', %s)".formatted(word, some("company", word));
            case 3 -> "insert into pipeline (name) values ('%s')".formatted(word);
            case 4 ->
                "insert into stage (pipeline_id, name) select id, '%s' from pipeline where id = %s"
                        .formatted(word, some("pipeline", word));
            case 5, 6 -> """
                    insert into deal (name, pipeline_id, stage_id, company_id, primary_contact_id, close_date)
                    select '%s', s.pipeline_id, s.id, %s, %s, '2026-12-24' from stage s where s.id = %s
                    """.formatted(word, some("company", word), some("contact", word), some("stage", word));
            case 7 ->
                "insert into task (title, company_id, deal_id, due_date) values ('%s', %s, %s, now())"
                        .formatted(word, some("company", word), some("deal", word));
            case 8 ->
                "insert into note (body, company_id, contact_id) values ('%s', %s, %s)"
                        .formatted(word, some("company", word), some("contact", word));
            case 9, 10 ->
                "insert into activity (summary, company_id, deal_id) values ('%s', %s, %s)"
                        .formatted(word, some("company", word), some("deal", word));
            case 11 -> "update company set city = '%s' where id = %s".formatted(word, some("company", word));
            case 12 -> "update company set name = name, annual_revenue = annual_revenue + 1";
            case 13 ->
                "update contact set company_id = %s where id = %s"
                        .formatted(some("company", word), some("contact", word + "x"));
            case 14 ->
                "update deal set amount = amount + 0.25, company_id = null where id = %s".formatted(some("deal", word));
            case 15 ->
                "update task set status = 'done', completed_at = now() where id = %s".formatted(some("task", word));
            case 16 -> "update stage set name = name || 'x' where id = %s".formatted(some("stage", word));
            case 17 -> "delete from company where id = %s".formatted(some("company", word));
            case 18 -> "delete from contact where id = %s".formatted(some("contact", word));
            case 19 -> "delete from deal where id = %s".formatted(some("deal", word));
            case 20 -> "delete from activity where id = %s".formatted(some("activity", word));
            default -> "delete from pipeline where id = %s".formatted(some("pipeline", word));
        };
    }

    private static String some(String table, String word) {
        return SOME.formatted(table, word);
    }

    /** All records, without what moves on: versions and the time of the last change. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (RecordType type : RecordType.values()) {
            database.sql("select id, (to_jsonb(r) - array['version', 'updated_at'])::text as row from %s r"
                            .formatted(type.wire()))
                    .query((row, number) -> rows.put(type.wire() + row.getLong("id"), row.getString("row")))
                    .list();
        }
        return rows;
    }
}
