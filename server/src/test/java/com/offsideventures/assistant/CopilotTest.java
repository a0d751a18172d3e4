package com.offsideventures.assistant;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Every question that can be asked of the assistant, answered by the mock. */
@RecordsTest
class CopilotTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Autowired
    Fixtures fixtures;

    private SignedIn ann;
    private Http http;
    private Company acme;
    private Contact ada;
    private Deal deal;

    @BeforeEach
    void aCompanyWithAContactAndADeal() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        acme = given.aCompany()
                .ownedBy(ann)
                .with("domain", "acme.example.org")
                .with("email", "hello@acme.example.org")
                .with("industry", "Biotech")
                .with("size", "201-1000")
                .with("city", "Boston")
                .exists();
        ada = fixtures.contact(ann.actor(), acme);
        deal = fixtures.deal(ann.actor(), fixtures.pipeline(), acme, ada);
        http.post(
                "/api/notes/",
                "{'body': 'Budget is confirmed for the third quarter.', 'company_id': %d}".formatted(acme.id()));
    }

    @Test
    void aSummaryQuotesTheRecordAndIsKept() {
        JsonNode answer = json(http.post("/api/ai/summarize", target()));
        assertThat(answer.path("text").asString())
                .startsWith("[mock-ai] ")
                .contains(acme.name(), "Biotech", deal.name(), "Budget is confirmed")
                .doesNotContain("[company:");
        JsonNode kept = json(http.get("/api/ai/actions/" + answer.path("agent_action_id")));
        assertThat(kept.path("action_type").asString()).isEqualTo("summarize_record");
        assertThat(kept.path("status").asString()).isEqualTo("applied");
        assertThat(kept.path("result").path("summary")).isEqualTo(answer.path("text"));
        assertThat(kept.path("model").asString()).isEqualTo("mock");
        assertThat(kept.path("input_tokens").asInt()).isPositive();
    }

    @Test
    void aDraftHasASubjectAndABody() {
        JsonNode answer = json(http.post(
                "/api/ai/draft-email",
                "{'contact_id': %d, 'deal_id': %d, 'instructions': 'Ask for a date'}".formatted(ada.id(), deal.id())));
        assertThat(answer.path("subject").asString()).contains(ada.fullName());
        assertThat(answer.path("body").asString())
                .startsWith("[mock-ai] Hi Ada")
                .contains("Ask for a date");
        assertThat(json(http.post("/api/ai/draft-email", "{}")).path("subject").asString())
                .isEqualTo("Following up");
    }

    @Test
    void aLeadIsScoredByRules() {
        JsonNode company = json(http.post("/api/ai/score-lead", "{'company_id': %d}".formatted(acme.id())));
        assertThat(company.path("score").asInt()).isEqualTo(40 + 15 + 10 + 15);
        assertThat(company.path("rationale").asString()).contains("80", "15 for an e-mail address");
        JsonNode contact = json(
                http.post("/api/ai/score-lead", "{'contact_id': %d, 'company_id': %d}".formatted(ada.id(), acme.id())));
        assertThat(contact.path("score").asInt()).isEqualTo(40 + 15);
        assertThat(http.post("/api/ai/score-lead", "{}"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("message")
                .isEqualTo("Provide a valid contact_id or company_id");
        assertThat(http.post("/api/ai/score-lead", "{'contact_id': 999999999}")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please send a quote by Friday. Regards, Nora Blix, nora@blixworks.io | Hot Lead        | 3
            We are interested in a trial. Ben, ben@gmail.com                     | Warm Lead       | 1
            The export does not work since Monday                                | Support Request | 0
            We would like to become a reseller                                   | Partnership     | 0
            Cheap backlinks for your site                                        | Not a Fit       | 0
            Hello there                                                          | Cold Lead       | 0
            """)
    void aMessageIsSortedAndItsPeopleAreSuggested(String text, String category, int proposals) {
        JsonNode answer = json(http.post("/api/ai/classify", "{'text': '%s'}".formatted(text)));
        assertThat(answer.path("category").asString()).isEqualTo(category);
        assertThat(answer.path("rationale").asString()).startsWith("[mock-ai]");
        assertThat(answer.path("proposals"))
                .hasSize(proposals)
                .allSatisfy(proposal ->
                        assertThat(proposal.path("status").asString()).isEqualTo("suggested"));
    }

    @Test
    void missingFieldsAreSuggestedWithAReason() {
        JsonNode answer = json(http.post("/api/ai/enrich", target()));
        assertThat(answer.path("action_type").asString()).isEqualTo("update_record");
        assertThat(answer.path("proposed_payload").path("version").asLong()).isEqualTo(acme.version());
        assertThat(answer.path("proposed_payload").path("fields").has("linkedin_url"))
                .isTrue();
        assertThat(answer.path("proposed_payload").toString()).doesNotContain("mock-ai");
        assertThat(answer.path("result").path("reason").asString()).startsWith("[mock-ai]");
        JsonNode suggested =
                json(http.get("/api/ai/actions?action_type=update_record&target_type=company&target_id=" + acme.id()));
        assertThat(suggested.path("count").asInt()).isEqualTo(1);
        JsonNode contact =
                json(http.post("/api/ai/enrich", "{'target_type': 'contact', 'target_id': %d}".formatted(ada.id())));
        assertThat(contact.path("proposed_payload").path("fields").propertyNames())
                .containsExactly("linkedin_url");
    }

    @Test
    void aNoteIsSuggestedAndWrittenByWhoApprovesIt() {
        JsonNode note = json(http.post("/api/ai/suggest-note", target()));
        assertThat(note.path("action_type").asString()).isEqualTo("create_note");
        JsonNode applied = json(http.post("/api/ai/actions/%s/apply".formatted(note.path("id")), "{}"));
        JsonNode written = json(
                http.get("/api/notes/" + applied.path("result").path("created").path("id")));
        assertThat(written.path("author_id").asLong()).isEqualTo(ann.id());
    }

    @Test
    void anAnswerCitesWhatWasRead() {
        JsonNode reply = json(http.post("/api/ai/assistant", """
                {'message': 'What about the budget?', 'target_type': 'company', 'target_id': %d}
                """.formatted(acme.id())));
        assertThat(reply.path("reply").asString()).contains("Budget is confirmed for the third quarter.", " [1]");
        assertThat(reply.path("citations")).hasSize(1);
        assertThat(reply.at("/citations/0/record_type").asString()).isEqualTo("note");
        assertThat(reply.path("provider").asString()).isEqualTo("mock");
        assertThat(reply.path("proposals")).isEmpty();
    }

    @Test
    void whatNoRecordSaysIsSaidSo() {
        for (String question : new String[] {"What is the airspeed of an unladen swallow?", "Who is Zebulon Qwertz?"}) {
            JsonNode reply = json(http.post("/api/ai/assistant", "{'message': '%s'}".formatted(question)));
            assertThat(reply.path("reply").asString()).isEqualTo("[mock-ai] No record answers this.");
            assertThat(reply.path("citations")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Create a task to call Ada tomorrow, high priority | create_task     | title        | Call Ada
            remind me to send the contract                    | create_task     | title        | Send the contract
            Add a note that they moved offices                | create_note     | body         | They moved offices
            Log a call about the pilot                        | create_activity | type         | call
            Add a contact Nora Blix nora@blix.io              | create_contact  | email        | nora@blix.io
            Create a company Blixworks                        | create_company  | name         | Blixworks
            Create a deal Pilot worth 48k                     | create_deal     | amount       | 48000.0
            Update the phone to +49 30 1234                   | update_record   | phone        | +49 30 1234
            Set the status to customer                        | update_record   | status       | customer
            Change the industry of this company to Robotics   | update_record   | industry     | Robotics
            """)
    void plainWordsBecomeSuggestions(String message, String type, String field, String value) {
        JsonNode reply = json(http.post("/api/ai/assistant", """
                {'message': '%s', 'target_type': 'company', 'target_id': %d}
                """.formatted(message, acme.id())));
        assertThat(reply.path("reply").asString())
                .isEqualTo("[mock-ai] I added a suggestion. Nothing is created until you approve it.");
        JsonNode proposal = reply.at("/proposals/0");
        assertThat(proposal.path("action_type").asString()).isEqualTo(type);
        JsonNode payload = proposal.path("proposed_payload");
        assertThat((type.equals("update_record") ? payload.path("fields") : payload)
                        .path(field)
                        .asString())
                .isEqualTo(value);
        assertThat(http.post("/api/ai/actions/%s/apply".formatted(proposal.path("id")), "{}"))
                .hasStatus(200);
    }

    @Test
    void recordsAreFoundByName() {
        JsonNode moved =
                json(http.post("/api/ai/assistant", "{'message': 'Move deal %s to Proposal'}".formatted(deal.name())));
        assertThat(moved.at("/proposals/0/action_type").asString()).isEqualTo("move_deal_stage");
        assertThat(moved.at("/proposals/0/target_id").asLong()).isEqualTo(deal.id());
        JsonNode changed = json(
                http.post("/api/ai/assistant", "{'message': 'Update %s status to customer'}".formatted(acme.name())));
        assertThat(changed.at("/proposals/0/target_id").asLong()).isEqualTo(acme.id());
        JsonNode summary = json(http.post("/api/ai/assistant", "{'message': 'Summarise %s'}".formatted(acme.name())));
        assertThat(summary.path("reply").asString()).contains("Budget is confirmed");
        JsonNode pipeline = json(http.post("/api/ai/assistant", "{'message': 'How does the pipeline look?'}"));
        assertThat(pipeline.path("reply").asString()).contains("open deals are worth", "USD");
    }

    @Test
    void aThreadRemembersAndIsItsOwnersAlone() {
        JsonNode first = json(http.post("/api/ai/assistant", "{'message': 'How does the pipeline look?'}"));
        long thread = first.path("thread_id").asLong();
        assertThat(thread).isEqualTo(first.path("agent_action_id").asLong());
        String again = "{'message': 'Create a task to check it', 'thread_id': %d}".formatted(thread);
        JsonNode second = json(http.post("/api/ai/assistant", again));
        assertThat(second.path("thread_id").asLong()).isEqualTo(thread);
        JsonNode threads = json(http.get("/api/ai/threads"));
        assertThat(threads.path("count").asInt()).isEqualTo(1);
        assertThat(threads.at("/items/0/questions").asInt()).isEqualTo(2);
        assertThat(threads.at("/items/0/title").asString()).isEqualTo("How does the pipeline look?");
        assertThat(json(http.get("/api/ai/actions?thread_id=" + thread))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        Http bob = new Http(mvc, desk.as(Role.ADMIN));
        assertThat(bob.post("/api/ai/assistant", again)).hasStatus(404);
        assertThat(json(bob.get("/api/ai/threads")).path("count").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            assistant    | {}                                                              | 422
            assistant    | {'message': ' '}                                                | 422
            assistant    | {'message': 'x', 'target_type': 'company'}                      | 422
            assistant    | {'message': 'x', 'target_id': 1}                                | 422
            assistant    | {'message': 'x', 'target_type': 'planet', 'target_id': 1}       | 404
            assistant    | {'message': 'x', 'target_type': 'company', 'target_id': 0}      | 404
            assistant    | {'message': 'x', 'history': [{'role': 'system', 'content': ''}]} | 422
            assistant    | {'message': 'x', 'thread_id': 0}                                | 404
            summarize    | {}                                                              | 422
            summarize    | {'target_type': 'company', 'target_id': 0}                      | 404
            summarize    | {'target_type': 'task', 'target_id': 1}                         | 404
            draft-email  | {'contact_id': 0}                                               | 404
            classify     | {}                                                              | 422
            enrich       | {'target_type': 'deal', 'target_id': 1}                         | 422
            suggest-task | {'target_type': 'company', 'target_id': 'x'}                    | 422
            """)
    void whatMakesNoSenseIsRefused(String route, String body, int status) {
        assertThat(http.post("/api/ai/" + route, body)).hasStatus(status);
    }

    @Test
    void aQuestionHasALimit() {
        assertThat(http.post("/api/ai/classify", "{'text': '%s'}".formatted("x".repeat(4001))))
                .hasStatus(422);
    }

    private String target() {
        return "{'target_type': 'company', 'target_id': %d}".formatted(acme.id());
    }
}
