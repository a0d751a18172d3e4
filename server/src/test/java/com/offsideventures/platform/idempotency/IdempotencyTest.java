package com.offsideventures.platform.idempotency;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.jobs.Job;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class IdempotencyTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    JdbcClient database;

    @Autowired
    @Qualifier("forgetIdempotencyKeys")
    Job forgetKeys;

    SignedIn ann;
    Http http;
    String key = Given.unique("key");
    String name = Given.unique("Acme");

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
    }

    @Test
    void aRepeatedCreateAnswersTheSameAndWritesNothing() {
        MvcTestResult first = create("/api/companies/", "");
        MvcTestResult again = create("/api/companies", "");

        assertThat(first).hasStatus(201).headers().doesNotContainHeader("Idempotency-Replayed");
        assertThat(again)
                .hasStatus(201)
                .hasHeader("Idempotency-Replayed", "true")
                .hasHeader("ETag", "\"1\"");
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(again.getResponse().getHeader("X-Offside-Change-Set"))
                .isEqualTo(first.getResponse().getHeader("X-Offside-Change-Set"));
        assertThat(again.getResponse().getContentType())
                .isEqualTo(first.getResponse().getContentType());
        assertThat(companies()).isEqualTo(1);
    }

    @Test
    void twentyAtOnceMakeOneRow() throws Exception {
        List<MvcTestResult> answers = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MvcTestResult>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                running.add(people.submit(() -> create("/api/companies/", "")));
            }
            for (Future<MvcTestResult> answer : running) {
                answers.add(answer.get());
            }
        }
        assertThat(companies()).isEqualTo(1);
        for (MvcTestResult answer : answers) {
            if (answer.getResponse().getStatus() != 201) {
                assertThat(answer)
                        .hasStatus(409)
                        .bodyJson()
                        .isLenientlyEqualTo("{\"code\": \"idempotency_in_progress\"}");
            }
        }
        assertThat(create("/api/companies/", "")).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        create("/api/companies/", "");
        assertThat(create("/api/companies/", ", 'city': 'Lisbon'"))
                .hasStatus(422)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"code": "idempotency_mismatch",
                         "detail": [{"type": "idempotency_mismatch", "loc": ["header", "Idempotency-Key"]}]}
                        """);
        assertThat(companies()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToItsCallerAndItsPath() {
        create("/api/companies/", "");
        Http ben = new Http(mvc, desk.as(Role.REGULAR));
        assertThat(ben.post("/api/companies/", "{'name': '%s'}".formatted(name), "Idempotency-Key", key))
                .hasStatus(201)
                .headers()
                .doesNotContainHeader("Idempotency-Replayed");
        assertThat(http.post(
                        "/api/companies/bulk", "{'ids': [1], 'delete': true, 'dry_run': true}", "Idempotency-Key", key))
                .hasStatusOk();
    }

    @Test
    void aRefusalIsRepeatedToo() {
        assertThat(http.post("/api/companies/", "{}", "Idempotency-Key", key)).hasStatus(422);
        assertThat(http.post("/api/companies/", "{}", "Idempotency-Key", key))
                .hasStatus(422)
                .hasHeader("Idempotency-Replayed", "true")
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"validation_error\"}");
    }

    @Test
    void aKeyThatIsNoneIsABadRequest() {
        for (String bad : List.of("", "k".repeat(256), "tab\there", "käse")) {
            assertThat(http.post("/api/companies/", "{}", "Idempotency-Key", bad))
                    .hasStatus(400);
        }
    }

    @Test
    void aRunningRequestIsNotOvertaken() {
        create("/api/companies/", "");
        // Before and after its write is committed.
        for (String moment : List.of("status = null", "change_set_id = null")) {
            database.sql("update idempotency_key set " + moment + " where key = ?")
                    .param(key)
                    .update();
            assertThat(create("/api/companies/", ""))
                    .hasStatus(409)
                    .bodyJson()
                    .isLenientlyEqualTo("{\"code\": \"idempotency_in_progress\"}");
        }
    }

    @Test
    void anAttemptThatDiedBeforeItWroteIsRepeated() {
        create("/api/companies/", "");
        database.sql("""
                        update idempotency_key
                        set status = null, change_set_id = null, created_at = now() - interval '3 minutes' where key = ?
                        """).param(key).update();
        assertThat(create("/api/companies/", "")).hasStatus(201).headers().doesNotContainHeader("Idempotency-Replayed");
        assertThat(create("/api/companies/", "")).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
    }

    @Test
    void anAttemptThatDiedAfterItWroteIsNotRepeated() {
        create("/api/companies/", "");
        database.sql(
                        "update idempotency_key set status = null, created_at = now() - interval '3 minutes' where key = ?")
                .param(key)
                .update();
        assertThat(create("/api/companies/", ""))
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"conflict\"}");
        assertThat(companies()).isEqualTo(1);
    }

    @Test
    void afterADayAKeyIsFreeAgain() {
        create("/api/companies/", "");
        database.sql("update idempotency_key set created_at = now() - interval '25 hours' where key = ?")
                .param(key)
                .update();
        assertThat(create("/api/companies/", ", 'city': 'Lisbon'")).hasStatus(201);

        database.sql("update idempotency_key set created_at = now() - interval '25 hours' where key = ?")
                .param(key)
                .update();
        assertThat(forgetKeys.work().run()).isPositive();
    }

    @Test
    void otherMethodsTakeNoKey() {
        long id = json(create("/api/companies/", "")).get("id").asLong();
        for (int i = 0; i < 2; i++) {
            assertThat(http.patch("/api/companies/" + id, "{}", "Idempotency-Key", "other"))
                    .hasStatusOk()
                    .headers()
                    .doesNotContainHeader("Idempotency-Replayed");
        }
    }

    private MvcTestResult create(String path, String more) {
        return http.post(path, "{'name': '%s'%s}".formatted(name, more), "Idempotency-Key", key);
    }

    private long companies() {
        return database.sql("select count(*) from company where owner_id = ? and name = ?")
                .param(ann.id())
                .param(name)
                .query(Long.class)
                .single();
    }
}
