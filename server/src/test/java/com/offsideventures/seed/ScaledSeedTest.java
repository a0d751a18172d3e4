package com.offsideventures.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.testing.LargeWorkspaceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LargeWorkspaceTest
class ScaledSeedTest {

    @Autowired
    private ScaledSeed seed;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void write() {
        seed.write(Scale.S);
    }

    @Test
    void aSecondTimeWritesNothingAndAnotherScaleIsRefused() {
        long before = number("select count(*) from record_change");

        seed.write(Scale.S);

        assertThat(number("select count(*) from record_change")).isEqualTo(before);
        assertThat(number("select count(*) from company where name is not null"))
                .isBetween(10_000L, 10_100L);
        assertThatThrownBy(() -> seed.write(Scale.L)).hasMessageContaining("holds generated data of scale S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"company", "contact", "deal", "task", "note", "activity"})
    void everyRowIsInTheHistoryAsItIs(String table) {
        assertThat(number("""
                        select count(*)
                        from %1$s r
                        where not exists (
                            select from record_change c
                            where c.record_type = '%1$s' and c.record_id = r.id and c.operation = 'create'
                        )
                        """.formatted(table))).isZero();
        assertThat(number("""
                        select count(*)
                        from record_change c
                        join %1$s r on r.id = c.record_id
                        where c.change_set_id = (select id from change_set where label = '%2$s')
                          and c.record_type = '%1$s'
                          and c.after <> to_jsonb(r) - 'search_key'
                        """.formatted(table, ScaleStore.label(Scale.S)))).isZero();
    }

    @Test
    void theNewestActivityOrNoteStandsWithEachRecord() {
        for (String table : ScaleStore.TABLES.subList(0, 3)) {
            assertThat(number("""
                            select count(*)
                            from %1$s r
                            left join (
                                select %1$s_id as id, max(at) as at
                                from (select %1$s_id, occurred_at as at from activity
                                      union all
                                      select %1$s_id, created_at from note) entries
                                group by 1
                            ) newest on newest.id = r.id
                            where r.last_activity_at is distinct from newest.at
                            """.formatted(table))).as(table).isZero();
        }
        assertThat(
                        number(
                                "select count(*) from pg_trigger where tgname like 'refresh_last_activity%' and tgenabled <> 'O'"))
                .isZero();
    }

    @Test
    void aFewCompaniesAreVeryLargeAndNamesAreWrittenInManyScripts() {
        assertThat(
                        number(
                                "select count(*) from contact where company_id is not null group by company_id order by 1 desc limit 1"))
                .isGreaterThan(300);
        assertThat(number("select count(*) from contact where first_name ~ '[А-я]'"))
                .isPositive();
        assertThat(number("select count(*) from contact where first_name ~ '[一-龠]'"))
                .isPositive();
        assertThat(number("select count(*) from company where name ~ '[ÄÖÜäöüß]'"))
                .isPositive();
    }

    private long number(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
