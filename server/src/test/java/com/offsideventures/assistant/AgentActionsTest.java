package com.offsideventures.assistant;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@RecordsTest
class AgentActionsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    private SignedIn ann;
    private Http http;
    private Company acme;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        acme = given.aCompany()
                .ownedBy(ann)
                .with("domain", "acme.example.org")
                .with("industry", "Biotech")
                .exists();
    }

    @Test
    void anApprovedTaskIsMadeOnceAndTakenBackOnce() {
        JsonNode suggested = suggestTask();
        assertThat(suggested.path("status").asString()).isEqualTo("suggested");
        assertThat(suggested.path("result")).isEmpty();
        assertThat(suggested.path("target_label").asString()).isEqualTo(acme.name());
        assertThat(suggested.path("proposed_payload").path("company_id").asLong())
                .isEqualTo(acme.id());
        assertThat(tasks()).isZero();

        JsonNode applied = json(decide(suggested, "apply", "{}"));
        assertThat(applied.path("status").asString()).isEqualTo("applied");
        assertThat(applied.path("confirmed_by_name").asString()).isEqualTo("Ann Example");
        long task = applied.path("result").path("created").path("id").asLong();
        JsonNode made = json(http.get("/api/tasks/" + task));
        assertThat(made.path("title"))
                .isEqualTo(suggested.path("proposed_payload").path("title"));
        assertThat(made.path("assignee_id").asLong()).isEqualTo(ann.id());

        JsonNode history = json(http.get("/api/history?record_type=task&record_id=" + task));
        assertThat(history.at("/items/0/via").asString()).isEqualTo("assistant");
        JsonNode timeline = json(http.get("/api/activities?type=system&company_id=" + acme.id()));
        assertThat(timeline.at("/items/0/summary").asString()).isEqualTo("Suggestion applied: create task");

        assertThat(decide(suggested, "apply", "{}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("message")
                .isEqualTo("Action is 'applied', not 'suggested'");
        assertThat(decide(suggested, "reject", "{}")).hasStatus(400);

        MvcTestResult undone = decide(suggested, "undo", "{}");
        assertThat(undone).hasStatus(200);
        assertThat(json(undone).path("status").asString()).isEqualTo("applied");
        assertThat(json(undone).path("result").path("undone_by").asLong()).isEqualTo(ann.id());
        assertThat(tasks()).isZero();
        assertThat(decide(suggested, "undo", "{}")).hasStatus(409);
    }

    @Test
    void twentyPeopleAtOnceMakeOneRecord() throws Exception {
        JsonNode suggested = suggestTask();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> executor.submit(
                            () -> decide(suggested, "apply", "{}").getResponse().getStatus()))
                    .toList();
            int applied = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 400);
                applied += answer.get() == 200 ? 1 : 0;
            }
            assertThat(applied).isEqualTo(1);
        }
        assertThat(tasks()).isEqualTo(1);
        assertThat(database.sql("select count(*) from change_set where agent_action_id = :id")
                        .param("id", suggested.path("id").asLong())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRecordThatMovedOnMakesItStale() {
        JsonNode suggested = enrich();
        String field = suggested
                .path("proposed_payload")
                .path("fields")
                .propertyNames()
                .iterator()
                .next();
        http.patch("/api/companies/" + acme.id(), "{'%s': '%s'}".formatted(field, other(field)));

        JsonNode seen = json(http.get("/api/ai/actions/" + suggested.path("id")));
        assertThat(seen.path("stale").asBoolean()).isTrue();
        MvcTestResult refused = decide(suggested, "apply", "{}");
        assertThat(refused).hasStatus(409).bodyJson().extractingPath("code").isEqualTo("stale");
        JsonNode failed = json(http.get("/api/ai/actions/" + suggested.path("id")));
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("result").path("error").asString()).contains("Nothing was written");
        assertThat(company().path(field).asString()).isEqualTo(other(field));
    }

    @Test
    void aChangeOfOtherFieldsDoesNotMakeItStale() {
        JsonNode suggested = enrich();
        http.patch("/api/companies/" + acme.id(), "{'phone': '+49 30 1'}");
        JsonNode seen = json(http.get("/api/ai/actions/" + suggested.path("id")));
        assertThat(seen.path("stale").asBoolean()).isFalse();
        assertThat(seen.path("preview")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("before").asString()).isEmpty();
            assertThat(line.path("after").asString()).isNotEmpty();
        });
        assertThat(decide(suggested, "apply", "{}")).hasStatus(200);
        assertThat(company().path("phone").asString()).isEqualTo("+49 30 1");
        assertThat(company().path("linkedin_url").asString()).contains("linkedin.com/company/acme");
        assertThat(company().path("version").asLong()).isEqualTo(3);
    }

    @Test
    void aTargetThatIsGoneMakesItStale() {
        JsonNode update = enrich();
        JsonNode task = suggestTask();
        http.delete("/api/companies/" + acme.id());
        assertThat(decide(update, "apply", "{}")).hasStatus(409);
        assertThat(decide(task, "apply", "{}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("stale");
        assertThat(json(http.get("/api/ai/actions/" + task.path("id")))
                        .path("status")
                        .asString())
                .isEqualTo("failed");
    }

    @Test
    void whoSawAnotherProposalIsRefused() {
        JsonNode suggested = suggestTask();
        assertThat(suggested.path("payload_hash").asString())
                .isEqualTo(CanonicalJson.sha256(suggested.path("proposed_payload")));
        database.sql(
                        "update agent_action set proposed_payload = proposed_payload || '{\"title\": \"Wire money\"}' where id = :id")
                .param("id", suggested.path("id").asLong())
                .update();
        String body = "{'payload_hash': '%s'}"
                .formatted(suggested.path("payload_hash").asString());
        assertThat(decide(suggested, "apply", body))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("proposal_changed");
        assertThat(tasks()).isZero();
        JsonNode now = json(http.get("/api/ai/actions/" + suggested.path("id")));
        assertThat(now.path("status").asString()).isEqualTo("suggested");
        String seen =
                "{'payload_hash': '%s'}".formatted(now.path("payload_hash").asString());
        assertThat(decide(suggested, "apply", seen)).hasStatus(200);
    }

    @Test
    void anEditIsWrittenAndKept() {
        JsonNode suggested = suggestTask();
        assertThat(decide(suggested, "apply", "{'fields': {'priority': 'sometime'}}"))
                .hasStatus(422);
        assertThat(decide(suggested, "apply", "{'fields': {'price': 3}}")).hasStatus(422);
        JsonNode applied = json(decide(suggested, "apply", "{'fields': {'title': 'Call Ada', 'priority': 'high'}}"));
        assertThat(applied.path("status").asString()).isEqualTo("applied");
        assertThat(applied.path("result").path("edited").toString())
                .isEqualTo("{\"title\":\"Call Ada\",\"priority\":\"high\"}");
        assertThat(applied.path("proposed_payload").path("title"))
                .isEqualTo(suggested.path("proposed_payload").path("title"));
        JsonNode task = json(
                http.get("/api/tasks/" + applied.path("result").path("created").path("id")));
        assertThat(task.path("title").asString()).isEqualTo("Call Ada");
    }

    @Test
    void aProposalThatCannotBeWrittenFailsAndWritesNothing() {
        JsonNode suggested = suggestTask();
        database.sql(
                        "update agent_action set proposed_payload = proposed_payload || '{\"priority\": \"none\"}' where id = :id")
                .param("id", suggested.path("id").asLong())
                .update();
        assertThat(decide(suggested, "apply", "{}")).hasStatus(422);
        JsonNode failed = json(http.get("/api/ai/actions/" + suggested.path("id")));
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("result").path("error").asString()).contains("priority");
        assertThat(tasks()).isZero();
    }

    @Test
    void approvalHasTheRightsOfTheOneWhoApproves() {
        JsonNode suggested = enrich();
        Http bob = new Http(mvc, desk.as(Role.REGULAR));
        String path = "/api/ai/actions/%s/apply".formatted(suggested.path("id"));
        assertThat(bob.post(path, "{}")).hasStatus(403);
        assertThat(json(bob.get("/api/ai/actions/" + suggested.path("id")))
                        .path("status")
                        .asString())
                .isEqualTo("suggested");
        assertThat(new Http(mvc, desk.as(Role.MANAGER)).post(path, "{}")).hasStatus(200);
    }

    @Test
    void aMoveOfADealIsPreviewedByNames() {
        Pipeline sales = fixtures.pipeline();
        Contact ada = fixtures.contact(ann.actor(), acme);
        Deal deal = fixtures.deal(ann.actor(), sales, acme, ada);
        JsonNode reply = ask("Move this deal to Proposal", "deal", deal.id());
        JsonNode suggested = reply.path("proposals").path(0);
        assertThat(suggested.path("action_type").asString()).isEqualTo("move_deal_stage");
        JsonNode seen = json(http.get("/api/ai/actions/" + suggested.path("id")));
        assertThat(seen.path("preview").toString())
                .isEqualTo("[{\"field\":\"stage_id\",\"label\":\"Stage\",\"before\":\"New\",\"after\":\"Proposal\"}]");
        assertThat(decide(suggested, "apply", "{}")).hasStatus(200);
        assertThat(json(http.get("/api/deals/" + deal.id())).path("stage_name").asString())
                .isEqualTo("Proposal");
        assertThat(decide(suggested, "undo", "{}")).hasStatus(200);
        assertThat(json(http.get("/api/deals/" + deal.id())).path("stage_name").asString())
                .isEqualTo("New");
    }

    @Test
    void othersSeeTheDecisionButNotTheWords() {
        JsonNode reply = ask("Who owns it? A secret question.", "company", acme.id());
        String path = "/api/ai/actions/" + reply.path("agent_action_id");
        assertThat(json(http.get(path)).path("prompt").asString()).contains("secret");
        JsonNode others = json(new Http(mvc, desk.as(Role.REGULAR)).get(path));
        assertThat(others.path("prompt").asString()).isEmpty();
        assertThat(others.path("result").has("reply")).isFalse();
        assertThat(json(new Http(mvc, desk.as(Role.REGULAR))
                                .get("/api/ai/actions?search=A secret question&actor_id=" + ann.id()))
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(json(new Http(mvc, desk.as(Role.MANAGER))
                                .get("/api/ai/actions?search=secret question&actor_id=" + ann.id()))
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRejectedProposalStaysRejected() {
        JsonNode suggested = suggestTask();
        JsonNode rejected = json(decide(suggested, "reject", "{'reason': 'Done already'}"));
        assertThat(rejected.path("status").asString()).isEqualTo("rejected");
        assertThat(rejected.path("result").path("rejected_because").asString()).isEqualTo("Done already");
        assertThat(decide(suggested, "apply", "{}")).hasStatus(400);
        assertThat(decide(suggested, "undo", "{}")).hasStatus(400);
        assertThat(http.post("/api/ai/actions/999999999/apply", "{}"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("message")
                .isEqualTo("Not found");
        assertThat(json(http.get("/api/ai/actions?status=rejected&target_type=company&target_id=" + acme.id()))
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    private JsonNode suggestTask() {
        return json(
                http.post("/api/ai/suggest-task", "{'target_type': 'Company', 'target_id': %d}".formatted(acme.id())));
    }

    private JsonNode enrich() {
        return json(http.post("/api/ai/enrich", "{'target_type': 'company', 'target_id': %d}".formatted(acme.id())));
    }

    private JsonNode ask(String message, String type, long id) {
        return json(http.post(
                "/api/ai/assistant",
                "{'message': '%s', 'target_type': '%s', 'target_id': %d}".formatted(message, type, id)));
    }

    private MvcTestResult decide(JsonNode action, String decision, String body) {
        return http.post("/api/ai/actions/%s/%s".formatted(action.path("id"), decision), body);
    }

    private static String other(String field) {
        return field.equals("linkedin_url") ? "https://example.com/other" : "other@example.com";
    }

    private JsonNode company() {
        return json(http.get("/api/companies/" + acme.id()));
    }

    private long tasks() {
        return json(http.get("/api/tasks?company_id=" + acme.id()))
                .path("count")
                .asLong();
    }
}
