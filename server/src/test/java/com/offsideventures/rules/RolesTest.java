package com.offsideventures.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who may do what: every role on every route with every kind of ownership. */
@RecordsTest
class RolesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    /** Whose record it is, seen from the caller. */
    enum Ownership {
        OWN,
        SOMEBODY_ELSES,
        NOBODYS
    }

    /** A kind of record with an owner: its routes, the smallest body, the field that names who is responsible. */
    enum Owned {
        COMPANIES("companies", "'name': 'Acme'", "owner_id", "'city': 'Lisbon'", true),
        CONTACTS("contacts", "'first_name': 'Ada'", "owner_id", "'phone': '1'", true),
        DEALS("deals", "'name': 'Rollout', %s", "owner_id", "'amount': 2", true),
        TASKS("tasks", "'title': 'Call'", "assignee_id", "'priority': 'low'", true),
        NOTES("notes", "'body': 'Hi'", "author_id", "'body': 'Ho'", false);

        final String path;
        final String body;
        final String responsible;
        final String patch;
        final boolean bulk;

        Owned(String path, String body, String responsible, String patch, boolean bulk) {
            this.path = "/api/" + path + "/";
            this.body = body;
            this.responsible = responsible;
            this.patch = patch;
            this.bulk = bulk;
        }

        String table() {
            return this == COMPANIES ? "company" : path.substring("/api/".length(), path.length() - 2);
        }
    }

    @TestFactory
    Stream<DynamicTest> recordsWithAnOwner() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Owned kind : Owned.values()) {
                for (Ownership ownership : Ownership.values()) {
                    boolean may = role != Role.REGULAR || ownership != Ownership.SOMEBODY_ELSES;
                    String name = "%s %s change and delete %s of %s"
                            .formatted(role, may ? "may" : "may not", kind, ownership);
                    tests.add(DynamicTest.dynamicTest(name, () -> check(role, kind, ownership, may)));
                }
            }
        }
        return tests.stream();
    }

    private void check(Role role, Owned kind, Ownership ownership, boolean may) {
        SignedIn caller = desk.as(role);
        Http http = new Http(mvc, caller);
        long id = record(kind, caller, ownership);
        assertThat(http.get(kind.path)).hasStatusOk();
        assertThat(http.get(kind.path + id)).hasStatusOk();
        if (kind.bulk) {
            String bulk = "{'ids': [%d], 'patch': {%s}, 'dry_run': true}".formatted(id, kind.patch);
            assertThat(http.post(kind.path + "bulk", bulk))
                    .bodyJson()
                    .extractingPath(may ? "$.changed" : "$.refused")
                    .asArray()
                    .hasSize(1);
        }
        assertThat(http.patch(kind.path + id, "{" + kind.patch + "}")).hasStatus(may ? 200 : 403);
        MvcTestResult deleted = http.delete(kind.path + id);
        assertThat(deleted).hasStatus(may ? 204 : 403);
        assertThat(http.get(kind.path + id)).hasStatus(may ? 404 : 200);
    }

    /** A record made by a new user, who is the caller or not, and then nobody's where asked. */
    private long record(Owned kind, SignedIn caller, Ownership ownership) {
        SignedIn creator = ownership == Ownership.OWN ? caller : desk.as(Role.REGULAR);
        Http http = new Http(mvc, creator);
        Pipeline sales = fixtures.pipeline();
        String stage = "'pipeline_id': %d, 'stage_id': %d"
                .formatted(sales.id(), sales.stages().getFirst().id());
        String assigned = kind == Owned.TASKS ? ", 'assignee_id': " + creator.id() : "";
        MvcTestResult created = http.post(kind.path, "{%s%s}".formatted(kind.body.formatted(stage), assigned));
        assertThat(created).hasStatus(201);
        long id = Http.json(created).get("id").longValue();
        if (ownership == Ownership.NOBODYS) {
            if (kind == Owned.NOTES) {
                // Only a user who is gone leaves a note without an author.
                fixtures.write("update note set author_id = null where id = " + id);
            } else {
                assertThat(http.patch(kind.path + id, "{'%s': null}".formatted(kind.responsible)))
                        .hasStatusOk();
            }
        }
        assertThat(database.sql("select %s is null from %s where id = %d".formatted(kind.responsible, kind.table(), id))
                        .query(Boolean.class)
                        .single())
                .isEqualTo(ownership == Ownership.NOBODYS);
        return id;
    }

    @TestFactory
    Stream<DynamicTest> pipelinesAndStages() {
        return Stream.of(Role.values()).map(role -> {
            boolean may = role != Role.REGULAR;
            return DynamicTest.dynamicTest(
                    "%s %s shape pipelines".formatted(role, may ? "may" : "may not"), () -> check(role, may));
        });
    }

    private void check(Role role, boolean may) {
        Http http = new Http(mvc, desk.as(role));
        Pipeline sales = fixtures.pipeline();
        String pipeline = "/api/pipelines/" + sales.id();
        String stage = "/api/pipelines/stages/" + sales.stages().getFirst().id();
        List<Long> ids = sales.stages().stream().map(each -> each.id()).toList();
        assertThat(http.get("/api/pipelines/")).hasStatusOk();
        assertThat(http.get(pipeline)).hasStatusOk();
        assertThat(http.post("/api/pipelines/", "{'name': 'Other'}")).hasStatus(may ? 201 : 403);
        assertThat(http.patch(pipeline, "{'name': 'Renamed'}")).hasStatus(may ? 200 : 403);
        assertThat(http.post(pipeline + "/reorder", "{'stage_ids': %s}".formatted(ids)))
                .hasStatus(may ? 200 : 403);
        assertThat(http.post("/api/pipelines/stages", "{'name': 'Trial', 'pipeline_id': %d}".formatted(sales.id())))
                .hasStatus(may ? 201 : 403);
        assertThat(http.patch(stage, "{'probability': 5}")).hasStatus(may ? 200 : 403);
        assertThat(http.delete(stage)).hasStatus(may ? 204 : 403);
        assertThat(http.delete(pipeline)).hasStatus(may ? 204 : 403);
    }

    @TestFactory
    Stream<DynamicTest> everybodyLogsActivitiesAndSearches() {
        return Stream.of(Role.values())
                .map(role -> DynamicTest.dynamicTest(role + " may", () -> {
                    Http http = new Http(mvc, desk.as(role));
                    Company others = fixtures.company(desk.as(Role.REGULAR).actor());
                    assertThat(http.post(
                                    "/api/activities/", "{'summary': 'Met', 'company_id': %d}".formatted(others.id())))
                            .hasStatus(201);
                    assertThat(http.get("/api/activities/")).hasStatusOk();
                    assertThat(http.get("/api/search/?q=acme")).hasStatusOk();
                }));
    }
}
