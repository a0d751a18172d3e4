package com.offsideventures.events;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.OffsideApplication;
import com.offsideventures.company.Company;
import com.offsideventures.identity.Sessions;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Two nodes of the server on one database: what happens on one is seen on the other, at once. */
@RecordsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int here;

    private ConfigurableApplicationContext other;
    private int there;

    private SignedIn ann;

    @BeforeAll
    void startTheOtherNode(@Autowired Environment environment) {
        other = new SpringApplicationBuilder(OffsideApplication.class)
                .run(Stream.concat(
                                Stream.of("--server.port=0", "--offside.identity.access-token-life=3s"),
                                Stream.of(
                                                "OFFSIDE_ENV",
                                                "JWT_SECRET",
                                                "offside.database.url",
                                                "offside.identity.password-cost",
                                                "offside.identity.requests-per-minute")
                                        .map(name -> "--" + name + "=" + environment.getRequiredProperty(name)))
                        .toArray(String[]::new));
        there = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    void stopTheOtherNode() {
        other.close();
    }

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
    }

    @Test
    void aChangeOnOneNodeIsHeardOnBoth() throws Exception {
        try (Listening near = listen(here, null);
                Listening far = listen(there, null)) {
            assertThat(far.answer().statusCode()).isEqualTo(200);
            assertThat(far.answer().headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            var created = new Http(mvc, ann).post("/api/companies/", "{'name': 'Acme'}");
            long id = json(created).get("id").longValue();
            String changeSet = String.valueOf(created.getResponse().getHeader("X-Offside-Change-Set"));
            String event = """
                    id: %s event: change data: {"record_type":"company","record_id":%d,"operation":"create",\
                    "change_set_id":%s,"actor_id":%d}""".formatted(changeSet, id, changeSet, ann.id());
            assertThat(near.nextOf("company", id)).isEqualTo(event);
            assertThat(far.nextOf("company", id)).isEqualTo(event);
        }
    }

    @Test
    void whatIsRolledBackIsNeverHeard() throws Exception {
        try (Listening far = listen(there, null)) {
            Company acme = fixtures.company(ann.actor());
            assertThat(new Http(mvc, ann).patch("/api/companies/" + acme.id(), "{'owner_id': 0}"))
                    .hasStatus(422);
            Company next = fixtures.company(ann.actor());
            assertThat(far.nextOf("company", acme.id())).contains("create");
            assertThat(far.nextOf("company", next.id())).contains("create");
        }
    }

    @Test
    void signingOutOnOneNodeEndsTokensAndStreamsOnTheOther() throws Exception {
        try (Listening far = listen(there, null)) {
            assertThat(far.next()).startsWith("retry:");
            assertThat(status(there, "/api/me")).isEqualTo(200);
            assertThat(new Http(mvc, ann).post("/api/auth/logout", "{}")).hasStatusOk();
            assertThat(endOf(far)).isEqualTo(Listening.END);
            assertThat(status(there, "/api/me")).isEqualTo(401);
            assertThat(status(there, "/api/events")).isEqualTo(401);
        }
    }

    @Test
    void anEndedProgramsTokenEndsItsStream() throws Exception {
        Http http = new Http(mvc, ann);
        var token = json(http.post("/api/tokens/", "{'name': 'Watch', 'scopes': ['read']}"));
        try (Listening far = Listening.at(there, "Bearer " + token.get("token").stringValue(), null)) {
            assertThat(far.next()).startsWith("retry:");
            assertThat(http.delete("/api/tokens/" + token.get("id"))).hasStatus(204);
            assertThat(endOf(far)).isEqualTo(Listening.END);
        }
    }

    @Test
    void aClientThatComesBackIsToldWhatItMissedOnAnyNode() throws Exception {
        String known;
        try (Listening near = listen(here, null)) {
            Company acme = fixtures.company(ann.actor());
            known = near.nextOf("company", acme.id()).replaceAll("id: (\\d+) .*", "$1");
        }
        List<Long> missed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            missed.add(fixtures.company(ann.actor()).id());
        }
        try (Listening far = listen(there, known)) {
            assertThat(far.next()).isEqualTo("retry: 2000 id: " + known);
            for (long id : missed) {
                assertThat(far.nextOf("company", id)).contains("create");
            }
            Company live = fixtures.company(ann.actor());
            assertThat(far.nextOf("company", live.id())).contains("create");
        }
    }

    @Test
    void aPositionThatTheLogDoesNotKnowMeansToReadAnew() throws Exception {
        try (Listening near = listen(here, "999999999")) {
            assertThat(near.next()).startsWith("retry: 2000 id: ");
            assertThat(near.next()).isEqualTo("event: reset data: {}");
        }
        try (Listening refused = listen(here, "yesterday")) {
            assertThat(refused.answer().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aHundredStreamsHoldNeitherThreadsNorConnections() throws Exception {
        SignedIn ben = desk.as(Role.REGULAR);
        HikariDataSource pool = other.getBean(HikariDataSource.class);
        List<Listening> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Listening far = Listening.at(there, i < 50 ? ann.bearer() : ben.bearer(), null);
                assertThat(far.next()).startsWith("retry:");
                streams.add(far);
            }
            assertThat(status(there, "/api/events")).isEqualTo(429);
            Company acme = fixtures.company(ann.actor());
            for (Listening far : streams) {
                assertThat(far.nextOf("company", acme.id())).contains("create");
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(listeners()).isEqualTo(2);
            assertThat(Thread.getAllStackTraces().keySet()).hasSizeLessThan(100);
        } finally {
            for (Listening far : streams) {
                far.close();
            }
        }
    }

    @Test
    void aLostConnectionEndsStreamsSoThatTheirClientsResume() throws Exception {
        try (Listening near = listen(here, null);
                Listening far = listen(there, null)) {
            database.sql("""
                    select pg_terminate_backend(pid)
                    from pg_stat_activity
                    where datname = current_database() and application_name = 'offside announcements'
                    """).query(Boolean.class).list();
            assertThat(endOf(near)).isEqualTo(Listening.END);
            assertThat(endOf(far)).isEqualTo(Listening.END);
        }
        await(() -> status(here, "/api/events", "HEAD") == 200 && listeners() == 2);
        await(() -> {
            try (Listening again = listen(there, null)) {
                return again.answer().statusCode() == 200;
            }
        });
    }

    @Test
    void aStreamEndsWhenItsTokenHasExpired() throws Exception {
        String shortLived = other.getBean(Sessions.class).open(ann.id()).access();
        try (Listening far = Listening.at(there, "Bearer " + shortLived, null)) {
            assertThat(far.next()).startsWith("retry:");
            await(() -> {
                other.getBean(Events.class).beat();
                return far.ended();
            });
        }
    }

    private Listening listen(int port, @Nullable String lastEventId) throws Exception {
        return Listening.at(port, ann.bearer(), lastEventId);
    }

    private static String endOf(Listening stream) throws InterruptedException {
        String event = stream.next();
        while (!event.startsWith("(")) {
            event = stream.next();
        }
        return event;
    }

    private int status(int port, String path) throws Exception {
        return status(port, path, "GET");
    }

    private int status(int port, String path, String method) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", ann.bearer())
                .timeout(Duration.ofSeconds(10))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private int listeners() {
        return database.sql("""
                        select count(*)
                        from pg_stat_activity
                        where datname = current_database() and application_name = 'offside announcements'
                        """).query(Integer.class).single();
    }

    /** Something that becomes true by itself within ten seconds. */
    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** A question to the world outside. */
    private interface Condition {
        boolean holds() throws Exception;
    }
}
