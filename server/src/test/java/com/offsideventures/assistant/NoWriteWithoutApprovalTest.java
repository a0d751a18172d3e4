package com.offsideventures.assistant;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.assistant.Asking.Listener;
import com.offsideventures.assistant.Replies.Reply;
import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.ModelFailure;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RecordsTest
class NoWriteWithoutApprovalTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    BeanFactory beans;

    @Autowired
    SignedIn.Desk people;

    @Autowired
    Given given;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    AgentActions actions;

    @Autowired
    AgentActionStore store;

    @Autowired
    JsonMapper mapper;

    private Staging desk;
    private SignedIn ann;
    private Http http;
    private Company acme;

    @BeforeEach
    void aCompany() {
        desk = new Staging(beans);
        ann = people.as(Role.ADMIN);
        http = new Http(mvc, ann);
        acme = given.aCompany().ownedBy(ann).with("domain", "acme.example.org").exists();
    }

    @Test
    void noQuestionWritesARecord() {
        Contact ada = fixtures.contact(ann.actor(), acme);
        long before = changes();
        String target = "'target_type': 'company', 'target_id': %d".formatted(acme.id());
        Map<String, String> questions = Map.of(
                "assistant", "{'message': 'Create a task to call Ada', %s}".formatted(target),
                "assistant/stream", "{'message': 'Set the status to customer', %s}".formatted(target),
                "summarize", "{%s}".formatted(target),
                "draft-email", "{'contact_id': %d}".formatted(ada.id()),
                "score-lead", "{'contact_id': %d}".formatted(ada.id()),
                "classify", "{'text': 'Please send a quote. nora@blixworks.io'}",
                "suggest-task", "{%s}".formatted(target),
                "suggest-note", "{%s}".formatted(target),
                "enrich", "{%s}".formatted(target));
        questions.forEach((route, body) ->
                assertThat(http.post("/api/ai/" + route, body)).as(route).hasStatus(200));
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void aProgramMayProposeAndNotDecide() {
        JsonNode token = json(http.post("/api/tokens/", "{'name': 'bot', 'scopes': ['propose', 'write']}"));
        String bearer = "Bearer " + token.path("token").asString();
        String body = "{\"target_type\": \"company\", \"target_id\": %d}".formatted(acme.id());
        var suggested = mvc.post()
                .uri("/api/ai/suggest-task")
                .header("Authorization", bearer)
                .content(body)
                .exchange();
        assertThat(suggested).hasStatus(200);
        long id = json(suggested).path("id").asLong();
        for (String path : List.of("apply", "apply/", "reject", "undo", "%61pply", "apply;x=1", "./apply")) {
            int status = mvc.post()
                    .uri(java.net.URI.create("/api/ai/actions/" + id + "/" + path))
                    .header("Authorization", bearer)
                    .content("{}")
                    .exchange()
                    .getResponse()
                    .getStatus();
            assertThat(status).as(path).isIn(400, 403, 404);
        }
        assertThat(json(http.get("/api/ai/actions/" + id)).path("status").asString())
                .isEqualTo("suggested");
        JsonNode writer = json(http.post("/api/tokens/", "{'name': 'writer', 'scopes': ['write']}"));
        assertThat(mvc.post()
                        .uri("/api/ai/suggest-task")
                        .header(
                                "Authorization",
                                "Bearer " + writer.path("token").asString())
                        .content(body))
                .hasStatus(403);
    }

    @Test
    void aModelThatIgnoresItsInstructionsOnlySuggests() {
        long before = changes();
        Model disobedient = new Scripted(question -> Scripted.hasResults(question)
                ? Scripted.text("I wrote it. " + Scripted.results(question))
                : Scripted.calls(
                        Scripted.call(
                                "update_record", "{'record_id': %d, 'fields': {'name': 'x'}}".formatted(acme.id())),
                        Scripted.call(
                                "propose_change", "{'action_type': 'delete_record', 'record_id': 1, 'fields': {}}"),
                        Scripted.call(
                                "propose_change",
                                "{'action_type': 'update_record', 'record_type': 'company', 'record_id': %d, 'fields': {'id': 1, 'version': 9}}"
                                        .formatted(acme.id())),
                        Scripted.call(
                                "propose_change",
                                "{'action_type': 'update_record', 'record_type': 'pipeline', 'record_id': 1, 'fields': {'name': 'x'}}"),
                        Scripted.call(
                                "propose_change",
                                "{'action_type': 'update_record', 'record_type': 'company', 'record_id': %d, 'fields': {'name': 'Renamed', 'owner_id': 0}}"
                                        .formatted(acme.id())),
                        Scripted.call(
                                "propose_change",
                                "{'action_type': 'update_record', 'record_type': 'company', 'record_id': %d, 'fields': {'name': 'Renamed'}}"
                                        .formatted(acme.id()))));
        Reply reply = desk.ask(disobedient, ann.actor(), "{'message': 'Do it'}");
        assertThat(reply.reply())
                .contains("There is no tool 'update_record'", "A company has no such field", "User 0 does not exist");
        assertThat(reply.proposals()).hasSize(1);
        assertThat(reply.proposals()
                        .getFirst()
                        .proposedPayload()
                        .path("version")
                        .asLong())
                .isEqualTo(acme.version());
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void aModelThatNeverStopsIsStopped() {
        AtomicInteger steps = new AtomicInteger();
        Model endless = new Scripted(question -> {
            steps.incrementAndGet();
            return question.tools().isEmpty()
                    ? Scripted.text("Enough.")
                    : Scripted.calls(Scripted.call("pipeline_summary", "{}"));
        });
        Reply reply = desk.ask(endless, ann.actor(), "{'message': 'Go on'}");
        assertThat(steps).hasValue(8);
        assertThat(reply.reply()).isEqualTo("Enough.");
        assertThat(reply.usage().inputTokens()).isEqualTo(80);
    }

    @Test
    void citationsOfWhatNobodyReadAreDropped() {
        Model liar = new Scripted(question ->
                Scripted.text("Acme is rich [company:%d], sold [deal:77] and [3] old.".formatted(acme.id())));
        Reply unread = desk.ask(liar, ann.actor(), "{'message': 'What?'}");
        assertThat(unread.citations()).isEmpty();
        assertThat(unread.reply()).isEqualTo("Acme is rich, sold and old.\n\nNo record answers this.");
        Reply read = desk.ask(
                liar,
                ann.actor(),
                "{'message': 'What?', 'target_type': 'company', 'target_id': %d}".formatted(acme.id()));
        assertThat(read.reply()).isEqualTo("Acme is rich [1], sold and old.");
        assertThat(read.citations()).hasSize(1);
    }

    @Test
    void anUnansweredQuestionIsKeptAsSuch() {
        Model silent = new Scripted(question -> {
            throw new ModelFailure("status 500");
        });
        assertThatThrownBy(() -> desk.ask(silent, ann.actor(), "{'message': 'Anybody there?'}"))
                .isInstanceOf(Problem.class)
                .hasMessage("The AI provider did not answer.");
        JsonNode kept = json(http.get("/api/ai/actions?search=Anybody there&actor_id=" + ann.id()));
        assertThat(kept.at("/items/0/status").asString()).isEqualTo("failed");
        assertThatThrownBy(() -> desk.copilot(silent).summarize(ann.actor(), new Target(Kind.COMPANY, acme.id())))
                .hasMessage("The AI provider did not answer.");
    }

    @Test
    void askingHasItsLimits() {
        AssistantSettings settings = new AssistantSettings("mock", "", "", "", "", "", 2, 0, 0, 180);
        Chat busy = desk.chat(new Scripted(question -> Scripted.text("Yes.")), settings, Clock.systemUTC());
        ChatQuestion question = ChatQuestion.read(json("{'message': 'Again?'}"));
        busy.open(ann.actor(), question);
        busy.open(ann.actor(), question);
        assertThatThrownBy(() -> busy.open(ann.actor(), question))
                .satisfies(refused -> assertThat(((Problem) refused).headers()).containsKey("Retry-After"));

        AssistantSettings budget = new AssistantSettings("mock", "", "", "", "", "", 0, 10, 0, 180);
        Chat spent = desk.chat(new Scripted(asked -> Scripted.text("Yes.")), budget, Clock.systemUTC());
        spent.answer(spent.open(ann.actor(), question), Listener.NOBODY, new Stop());
        assertThatThrownBy(() -> spent.open(ann.actor(), question)).hasMessageContaining("used up for today");
        AssistantSettings workspace = new AssistantSettings("mock", "", "", "", "", "", 0, 0, 1, 180);
        Chat all = desk.chat(new Scripted(asked -> Scripted.text("Yes.")), workspace, Clock.systemUTC());
        assertThatThrownBy(() -> all.open(people.as(Role.REGULAR).actor(), question))
                .satisfies(refused -> assertThat(((Problem) refused).code()).isEqualTo("ai_budget_spent"));
    }

    @Test
    void aStreamSaysWhatHappensInItsOrder() {
        var answer = http.post(
                "/api/ai/assistant/stream",
                "{'message': 'Who owns it?', 'target_type': 'company', 'target_id': %d}".formatted(acme.id()));
        assertThat(answer).hasStatus(200).hasContentTypeCompatibleWith("text/event-stream");
        String events = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(events)
                .containsSubsequence(
                        "event: citation\ndata: {\"n\":1,\"record_type\":\"company\",\"record_id\":" + acme.id(),
                        "event: delta\ndata: {\"text\":",
                        "event: done\ndata: {\"agent_action_id\":",
                        "\"provider\":\"mock\",\"model\":\"mock\",\"usage\":{\"input_tokens\":");
        String proposing = new String(
                http.post("/api/ai/assistant/stream", "{'message': 'Create a task to call Ada'}")
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
        assertThat(proposing)
                .containsSubsequence(
                        "event: tool\ndata: {\"name\":\"propose_change\"",
                        "event: proposal\ndata: {\"id\":",
                        "event: done");
        assertThat(http.post("/api/ai/assistant/stream", "{}")).hasStatus(422);
    }

    @Test
    void whoLeavesStopsTheModel() throws InterruptedException {
        Stop stop = new Stop();
        OutputStream gone = new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Model patient = new Scripted(question -> {
            while (!stop.requested()) {
                Thread.onSpinWait();
            }
            return new Answer("Half", List.of(), 3, 1);
        });
        Chat chat = desk.chat(patient);
        Chat.Opened opened = chat.open(ann.actor(), ChatQuestion.read(json("{'message': 'Long story?'}")));
        try (AnswerStream stream = new AnswerStream(gone, mapper, stop)) {
            Reply reply = chat.answer(opened, stream, stop);
            assertThat(reply.reply()).isEqualTo("Half");
        }
        JsonNode kept = json(http.get("/api/ai/actions/" + opened.actionId()));
        assertThat(kept.path("result").path("stopped").asBoolean()).isTrue();
        assertThat(kept.path("input_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void aServerThatDiesInBetweenHasNeitherWrittenNorDecided() throws Exception {
        JsonNode suggested = json(
                http.post("/api/ai/suggest-task", "{'target_type': 'company', 'target_id': %d}".formatted(acme.id())));
        long id = suggested.path("id").asLong();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> dying = transaction.execute(status -> {
                // The entry in the timeline comes behind the task and before the decision: there it has to wait.
                database.sql("lock table activity in share mode").update();
                Future<?> apply = executor.submit(() -> actions.apply(ann.actor(), id, json("{}")));
                int killed = 0;
                for (int i = 0; i < 100 && killed == 0; i++) {
                    // Within a transaction the view would show what it showed first.
                    database.sql("select pg_stat_clear_snapshot()")
                            .query((row, number) -> true)
                            .single();
                    killed = database.sql("""
                                    select count(pg_terminate_backend(pid))
                                    from pg_stat_activity
                                    where datname = current_database() and wait_event_type = 'Lock'
                                      and query like 'insert into activity%'
                                    """).query(Integer.class).single();
                    pause();
                }
                assertThat(killed).isEqualTo(1);
                return apply;
            });
            assertThatThrownBy(dying::get).isNotNull();
        }
        assertThat(json(http.get("/api/tasks?company_id=" + acme.id()))
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(json(http.get("/api/ai/actions/" + id)).path("status").asString())
                .isEqualTo("suggested");
        assertThat(http.post("/api/ai/actions/" + id + "/apply", "{}")).hasStatus(200);
        assertThat(json(http.get("/api/tasks?company_id=" + acme.id()))
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }

    @Test
    void oldWordsAreForgottenAndDecisionsKept() {
        JsonNode summary = json(
                http.post("/api/ai/summarize", "{'target_type': 'company', 'target_id': %d}".formatted(acme.id())));
        JsonNode task = json(
                http.post("/api/ai/suggest-task", "{'target_type': 'company', 'target_id': %d}".formatted(acme.id())));
        http.post("/api/ai/actions/%s/apply".formatted(task.path("id")), "{}");
        database.sql("update agent_action set created_at = now() - interval '200 days' where id in (:one, :other)")
                .param("one", summary.path("agent_action_id").asLong())
                .param("other", task.path("id").asLong())
                .update();
        assertThat(store.forgetWords(180)).isEqualTo(2);
        assertThat(store.forgetWords(180)).isZero();
        JsonNode forgotten = json(http.get("/api/ai/actions/" + summary.path("agent_action_id")));
        assertThat(forgotten.path("prompt").asString()).isEmpty();
        assertThat(forgotten.path("result")).isEmpty();
        JsonNode decided = json(http.get("/api/ai/actions/" + task.path("id")));
        assertThat(decided.path("result").path("confirmed_by").asLong()).isEqualTo(ann.id());
        assertThat(http.post("/api/ai/actions/%s/undo".formatted(task.path("id")), "{}"))
                .hasStatus(200);
    }

    @Test
    void onlyTheApprovalCallsWhatWrites() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("com.offsideventures.assistant..")
                .and()
                .doNotHaveSimpleName("Approval")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a feature writes with",
                        call -> Set.of("create", "update", "delete", "bulk", "log", "reorder")
                                        .contains(call.getTarget().getName())
                                && call.getTargetOwner().getPackageName().startsWith("com.offsideventures.")
                                && !call.getTargetOwner().getPackageName().startsWith("com.offsideventures.assistant")))
                .because("a proposal reaches a record only through a person's approval")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.offsideventures.assistant"));
    }

    private long changes() {
        return database.sql("select count(*) from record_change")
                .query(Long.class)
                .single();
    }
}
