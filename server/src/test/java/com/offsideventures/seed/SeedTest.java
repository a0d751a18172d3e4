package com.offsideventures.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.testing.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "test.database=seed")
class SeedTest {

    private static final List<String> TABLES = List.of(
            "app_user",
            "profile",
            "pipeline",
            "stage",
            "company",
            "contact",
            "deal",
            "task",
            "note",
            "activity",
            "change_set",
            "record_change");

    @Autowired
    private Seed seed;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void write() {
        seed.write();
    }

    @Test
    void writesTheDemoWorkspace() {
        assertThat(count("company")).isEqualTo(6);
        assertThat(count("contact")).isEqualTo(10);
        assertThat(count("deal")).isEqualTo(6);
        assertThat(count("stage")).isEqualTo(6);
        assertThat(count("activity where type = 'system'")).isEqualTo(6);
        assertThat(count("task where status = 'todo'")).isEqualTo(2);
        assertThat(count("note")).isEqualTo(1);
        assertThat(count("agent_action")).isZero();
    }

    @Test
    void writesNothingTheSecondTime() {
        Map<String, Long> before = counts();

        seed.write();

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void opensAPipelineOf394000() {
        assertThat(database.sql("select sum(amount)::bigint from deal where status = 'open'")
                        .query(Long.class)
                        .single())
                .isEqualTo(394_000);
    }

    @Test
    void wonWhatIsInAWonStage() {
        assertThat(database.sql("select name from deal where status = 'won'")
                        .query(String.class)
                        .list())
                .containsExactly("Helio annual renewal");
    }

    @Test
    void givesTheDemoUserAllRecordsAndTheAdministration() {
        assertThat(database.sql("""
                        select u.is_staff and not u.is_superuser and p.role = 'admin' and p.job_title = 'Account Executive'
                               and (select count(*) from company c where c.owner_id = u.id) = 6
                        from app_user u join profile p on p.user_id = u.id
                        where u.email = 'demo@offsideventures.com'
                        """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void spreadsItsHistoryOverDays() {
        assertThat(database.sql("select count(distinct created_at::date) from change_set")
                        .query(Long.class)
                        .single())
                .isGreaterThan(6);
        assertThat(count("company where last_activity_at > now() - interval '12 hours'"))
                .isZero();
        assertThat(count("company where created_at < now() - interval '13 days' and version in (1, 2, 3)"))
                .isEqualTo(6);
    }

    private long count(String from) {
        return database.sql("select count(*) from " + from).query(Long.class).single();
    }

    private Map<String, Long> counts() {
        return TABLES.stream().collect(java.util.stream.Collectors.toMap(table -> table, this::count));
    }
}
