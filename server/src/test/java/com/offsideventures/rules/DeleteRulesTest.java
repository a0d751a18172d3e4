package com.offsideventures.rules;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What goes with what is deleted, what stays, and that undo brings all of it back. */
@RecordsTest
class DeleteRulesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    private SignedIn ann;
    private Http http;
    private Pipeline sales;
    private Company acme;
    private Contact ada;
    private Deal deal;

    /** A company, a contact and a deal that belong together, each with a task, a note and an activity of its own. */
    @BeforeEach
    void aBusyCompany() {
        ann = desk.as(Role.ADMIN);
        http = new Http(mvc, ann);
        sales = fixtures.pipeline();
        acme = fixtures.company(ann.actor());
        ada = fixtures.contact(ann.actor(), acme);
        deal = fixtures.deal(ann.actor(), sales, acme, ada);
        follow("'company_id': " + acme.id());
        follow("'contact_id': " + ada.id());
        follow("'deal_id': " + deal.id());
    }

    private void follow(String link) {
        assertThat(http.post("/api/tasks/", "{'title': 'Call', 'assignee_id': %d, %s}".formatted(ann.id(), link)))
                .hasStatus(201);
        assertThat(http.post("/api/notes/", "{'body': 'Hi', %s}".formatted(link)))
                .hasStatus(201);
        assertThat(http.post("/api/activities/", "{'summary': 'Called', %s}".formatted(link)))
                .hasStatus(201);
    }

    @Test
    void aCompanyTakesItsOwnFollowUpsAndLetsContactsAndDealsLive() {
        Map<String, String> before = everything();
        MvcTestResult deleted = http.delete("/api/companies/" + acme.id());
        assertThat(deleted).hasStatus(204);
        assertThat(http.get("/api/contacts/" + ada.id()))
                .bodyJson()
                .extractingPath("$.company_id")
                .isNull();
        assertThat(http.get("/api/deals/" + deal.id()))
                .bodyJson()
                .extractingPath("$.company_id")
                .isNull();
        // The entry "Deal … created" is about the company as well, and goes with it.
        assertThat(left()).isEqualTo(Map.of("task", 2L, "note", 2L, "activity", 2L));
        assertUndoRestores(deleted, before);
    }

    @Test
    void aContactTakesItsOwnFollowUpsAndLetsDealsLive() {
        Map<String, String> before = everything();
        MvcTestResult deleted = http.delete("/api/contacts/" + ada.id());
        assertThat(deleted).hasStatus(204);
        assertThat(http.get("/api/deals/" + deal.id()))
                .bodyJson()
                .extractingPath("$.primary_contact_id")
                .isNull();
        assertThat(http.get("/api/companies/" + acme.id())).hasStatusOk();
        assertThat(left()).isEqualTo(Map.of("task", 2L, "note", 2L, "activity", 2L));
        assertUndoRestores(deleted, before);
    }

    @Test
    void aDealTakesItsOwnFollowUps() {
        Map<String, String> before = everything();
        MvcTestResult deleted = http.delete("/api/deals/" + deal.id());
        assertThat(deleted).hasStatus(204);
        assertThat(http.get("/api/companies/" + acme.id())).hasStatusOk();
        assertThat(http.get("/api/contacts/" + ada.id())).hasStatusOk();
        assertThat(left()).isEqualTo(Map.of("task", 2L, "note", 2L, "activity", 2L));
        assertUndoRestores(deleted, before);
    }

    @Test
    void aPipelineStaysWhileItHasDealsAndTakesItsStagesAfterwards() {
        String pipeline = "/api/pipelines/" + sales.id();
        fixtures.pipeline();
        assertThat(http.delete(pipeline)).hasStatus(409);
        assertThat(http.delete("/api/deals/" + deal.id())).hasStatus(204);
        Map<String, String> stages = rows("stage", "pipeline_id = " + sales.id());
        MvcTestResult deleted = http.delete(pipeline);
        assertThat(deleted).hasStatus(204);
        assertThat(rows("stage", "pipeline_id = " + sales.id())).isEmpty();
        undo(deleted);
        assertThat(rows("stage", "pipeline_id = " + sales.id())).isEqualTo(stages);
        assertThat(json(http.get(pipeline)).get("name").stringValue()).isEqualTo(sales.name());
    }

    @Test
    void aStageStaysWhileADealIsInIt() {
        String used = "/api/pipelines/stages/" + deal.stageId();
        assertThat(http.delete(used))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("conflict");
        String unused = "/api/pipelines/stages/" + Fixtures.stage(sales, "Lost").id();
        Map<String, String> before = rows("stage", "pipeline_id = " + sales.id());
        MvcTestResult deleted = http.delete(unused);
        assertThat(deleted).hasStatus(204);
        undo(deleted);
        assertThat(rows("stage", "pipeline_id = " + sales.id())).isEqualTo(before);
    }

    @Test
    void aUserLeavesTheRecordsToNobody() {
        fixtures.write("delete from app_user where id = " + ann.id());
        for (String responsible : List.of(
                "company where owner_id",
                "contact where owner_id",
                "deal where owner_id",
                "task where assignee_id",
                "note where author_id",
                "activity where actor_id",
                "profile where user_id")) {
            assertThat(database.sql("select count(*) from %s = %d".formatted(responsible, ann.id()))
                            .query(Long.class)
                            .single())
                    .as(responsible)
                    .isZero();
        }
        assertThat(left()).isEqualTo(Map.of("task", 3L, "note", 3L, "activity", 4L));
    }

    private void assertUndoRestores(MvcTestResult deleted, Map<String, String> before) {
        undo(deleted);
        assertThat(everything()).isEqualTo(before);
    }

    private void undo(MvcTestResult deleted) {
        String changeSet = deleted.getResponse().getHeader("X-Offside-Change-Set");
        assertThat(http.post("/api/history/" + changeSet + "/undo", "{}")).hasStatusOk();
    }

    private Map<String, Long> left() {
        Map<String, Long> left = new TreeMap<>();
        for (String table : List.of("task", "note", "activity")) {
            left.put(table, (long) rows(table, ours()).size());
        }
        return left;
    }

    /** Every row of the busy company as it stands, except for what counts its changes. */
    private Map<String, String> everything() {
        Map<String, String> everything = new TreeMap<>();
        everything.putAll(rows("company", "id = " + acme.id()));
        everything.putAll(rows("contact", "id = " + ada.id()));
        everything.putAll(rows("deal", "id = " + deal.id()));
        for (String table : List.of("task", "note", "activity")) {
            everything.putAll(rows(table, ours()));
        }
        return everything;
    }

    private String ours() {
        return "company_id = %d or contact_id = %d or deal_id = %d".formatted(acme.id(), ada.id(), deal.id());
    }

    private Map<String, String> rows(String table, String condition) {
        Map<String, String> rows = new TreeMap<>();
        database.sql("select id, (to_jsonb(r) - array['version', 'updated_at'])::text as row from %s r where %s"
                        .formatted(table, condition))
                .query(row -> {
                    rows.put(table + " " + row.getLong("id"), row.getString("row"));
                });
        return rows;
    }
}
