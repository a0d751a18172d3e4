package com.offsideventures.identity;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes what has expired: it decides nothing any more, because everything that reads it looks at the time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Purge {

    private static final List<String> STATEMENTS = List.of(
            "delete from user_session where expires_at < now()",
            "delete from blacklisted_access_token where expires_at < now()",
            "delete from login_failure where at < now() - interval '15 minutes'",
            "delete from known_address where last_seen < now() - interval '90 days'");

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    Purge(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Every quarter of an hour, on one node at a time: the others skip the round instead of waiting for it. */
    @Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void run() {
        transaction.executeWithoutResult(status -> {
            boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(3, 0)")
                    .query(Boolean.class)
                    .single();
            if (alone) {
                STATEMENTS.forEach(statement -> jdbc.sql(statement).update());
            }
        });
    }
}
