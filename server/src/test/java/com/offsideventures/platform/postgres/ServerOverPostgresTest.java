package com.offsideventures.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ServerOverPostgresTest {

    @Autowired
    JdbcClient database;

    @Test
    void everySessionCountsTimeInUtcAndGivesUpAfterTenSeconds() {
        assertThat(database.sql("""
                        select current_setting('TimeZone') || ' ' || current_setting('statement_timeout')
                            || ' ' || current_setting('application_name')
                        """).query(String.class).single()).isEqualTo("UTC 10s offside");
    }

    @Test
    void theServerIsNoSuperuserOfItsDatabase() {
        assertThat(database.sql("select rolsuper from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void textSortsTheSameOnEveryMachine() {
        assertThat(database.sql(
                                "select datlocprovider::text || datlocale from pg_database where datname = current_database()")
                        .query(String.class)
                        .single())
                .isEqualTo("bC.UTF-8");
    }
}
