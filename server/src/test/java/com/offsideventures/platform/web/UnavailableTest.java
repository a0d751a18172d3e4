package com.offsideventures.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.testing.RecordsTest;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong in the database reaches the caller as a sentence and never as the database's own words. */
@RecordsTest
class UnavailableTest {

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("handlerExceptionResolver")
    HandlerExceptionResolver problems;

    @Test
    void aStatementThatTakesTooLongIsUnavailable() throws Exception {
        MockHttpServletResponse answer = answerTo(() -> new TransactionTemplate(transactions).execute(status -> {
            database.sql("set local statement_timeout = '20ms'").update();
            return database.sql("select 1 from pg_sleep(2)")
                    .query(Integer.class)
                    .single();
        }));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(body(answer).get("code").asString()).isEqualTo("unavailable");
        assertThat(body(answer).get("message").asString()).startsWith("The answer took too long.");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailable() throws Exception {
        var nowhere = new HikariConfig();
        nowhere.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/offside");
        nowhere.setConnectionTimeout(250);
        nowhere.setInitializationFailTimeout(-1);
        try (var pool = new HikariDataSource(nowhere)) {
            for (Runnable work : new Runnable[] {
                () -> JdbcClient.create(pool)
                        .sql("select 1")
                        .query(Integer.class)
                        .single(),
                () -> new TransactionTemplate(new JdbcTransactionManager(pool)).execute(status -> 1)
            }) {
                MockHttpServletResponse answer = answerTo(work);
                assertThat(answer.getStatus()).isEqualTo(503);
                assertThat(body(answer).get("message").asString())
                        .isEqualTo("The database does not answer. Try again in a moment.");
            }
        }
    }

    @Test
    void aFaultSaysNothingOfItself() throws Exception {
        MockHttpServletResponse answer = answerTo(() -> {
            throw new IllegalStateException("the secret is 42");
        });
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).doesNotContain("42");
        assertThat(body(answer).get("code").asString()).isEqualTo("internal");
    }

    private MockHttpServletResponse answerTo(Runnable work) {
        var answer = new MockHttpServletResponse();
        try {
            work.run();
        } catch (RuntimeException thrown) {
            problems.resolveException(new MockHttpServletRequest(), answer, null, thrown);
        }
        return answer;
    }

    private static JsonNode body(MockHttpServletResponse answer) throws Exception {
        return new JsonMapper().readTree(answer.getContentAsString());
    }
}
