package com.offsideventures.pipeline;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@RecordsTest
class PipelineApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    private SignedIn mia;
    private Http http;

    @BeforeEach
    void signIn() {
        mia = desk.as(Role.MANAGER);
        http = new Http(mvc, mia);
    }

    @Test
    void aNewPipelineHasNoStages() {
        String name = Given.unique("Renewals");
        MvcTestResult answer = http.post("/api/pipelines/", "{'name': '%s'}".formatted(name));
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(whole(answer))
                .isEqualTo("{'id':%s,'name':'%s','is_default':false,'stages':[],'version':1}"
                        .formatted(json(answer).get("id"), name));
    }

    @Test
    void aNewStageHasItsPlaceInThePipeline() {
        Pipeline sales = fixtures.pipeline();
        MvcTestResult answer = http.post(
                "/api/pipelines/stages", "{'pipeline_id': %d, 'name': 'Trial', 'order': 1}".formatted(sales.id()));
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(whole(answer)).isEqualTo("""
                {'id':%s,'pipeline_id':%d,'name':'Trial','order':1,'probability':0,'is_won':false,'is_lost':false,\
                'version':1}\
                """.formatted(json(answer).get("id"), sales.id()));
        // "Proposal" has place 1, too, and was there first
        assertThat(stages(sales)).containsExactly("New", "Proposal", "Trial", "Won", "Lost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'probability': 101               | probability | less_than_equal
            'probability': -1                | probability | greater_than_equal
            'order': -1                      | order       | greater_than_equal
            'name': ' '                      | name        | string_too_short
            'is_won': true, 'is_lost': true  | is_lost     | value_error
            'is_won': 'perhaps'              | is_won      | bool_parsing
            """)
    void whatDoesNotFitIsNamed(String members, String field, String type) {
        Stage proposal = Fixtures.stage(fixtures.pipeline(), "Proposal");
        String expected = """
                {"detail": [{"type": "%s", "loc": ["body", "payload", "%s"]}]}
                """.formatted(type, field);
        assertThat(http.patch(path(proposal), "{" + members + "}"))
                .hasStatus(422)
                .bodyJson()
                .isLenientlyEqualTo(expected);
    }

    @Test
    void aStageIsNeverWonAndLostEvenInTwoSteps() {
        Stage won = Fixtures.stage(fixtures.pipeline(), "Won");
        assertThat(http.patch(path(won), "{'is_lost': true}")).hasStatus(422);
        assertThat(http.patch(path(won), "{'is_lost': true, 'is_won': false}")).hasStatusOk();
    }

    @Test
    void namesAreUniqueWithinAPipeline() {
        Pipeline sales = fixtures.pipeline();
        String conflict = "{\"code\": \"conflict\", \"message\": \"The pipeline already has a stage named 'Won'.\"}";
        assertThat(http.post("/api/pipelines/stages", "{'pipeline_id': %d, 'name': 'Won'}".formatted(sales.id())))
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo(conflict);
        Stage proposal = Fixtures.stage(sales, "Proposal");
        assertThat(http.patch(path(proposal), "{'name': 'Won'}"))
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo(conflict);
        assertThat(http.patch(path(proposal), "{'name': 'Proposal'}"))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"");
    }

    @Test
    void aStageStaysInItsPipeline() {
        Stage proposal = Fixtures.stage(fixtures.pipeline(), "Proposal");
        JsonNode patched = json(http.patch(
                path(proposal),
                "{'pipeline_id': %d, 'probability': 60}"
                        .formatted(fixtures.pipeline().id())));
        assertThat(patched.get("pipeline_id").longValue()).isEqualTo(proposal.pipelineId());
        assertThat(patched.get("probability").intValue()).isEqualTo(60);
    }

    @Test
    void aStageThatDealsAreInCannotGo() {
        Pipeline sales = fixtures.pipeline();
        var acme = fixtures.company(mia.actor());
        fixtures.deal(mia.actor(), sales, acme, fixtures.contact(mia.actor(), acme));
        assertThat(http.delete(path(Fixtures.stage(sales, "New")))).hasStatus(409);
        assertThat(http.delete("/api/pipelines/" + sales.id())).hasStatus(409);
        assertThat(http.delete(path(Fixtures.stage(sales, "Lost")))).hasStatus(204);
        assertThat(http.delete(path(Fixtures.stage(sales, "Lost")))).hasStatus(404);
        assertThat(stages(sales)).containsExactly("New", "Proposal", "Won");
    }

    @Test
    void anEmptyPipelineGoesWithItsStages() {
        Pipeline sales = fixtures.pipeline();
        fixtures.pipeline();
        assertThat(http.delete("/api/pipelines/" + sales.id(), "If-Match", "\"9\""))
                .hasStatus(412);
        assertThat(http.delete("/api/pipelines/" + sales.id())).hasStatus(204);
        assertThat(http.get("/api/pipelines/" + sales.id())).hasStatus(404);
        assertThat(http.patch(path(Fixtures.stage(sales, "New")), "{}")).hasStatus(404);
    }

    @Test
    void stagesAreReordered() {
        Pipeline sales = fixtures.pipeline();
        MvcTestResult answer = reorder(sales, "Lost", "Won", "New", "Proposal");
        assertThat(answer).hasStatusOk();
        assertThat(stages(sales)).containsExactly("Lost", "Won", "New", "Proposal");
        assertThat(json(answer).get("stages").findValuesAsString("order")).containsExactly("0", "1", "2", "3");
        assertThat(reorder(sales, "Lost", "Won", "New")).hasStatus(422);
        assertThat(reorder(sales, "Lost", "Won", "New", "New")).hasStatus(422);
        assertThat(reorder(sales, "Lost", "Won", "New", "Proposal", "Proposal")).hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'stage_ids': 1}", "{'stage_ids': null}", "{'stage_ids': ['a']}", "{'stage_ids': []}"})
    void anOrderThatIsNoneIsRefused(String body) {
        assertThat(http.post("/api/pipelines/" + fixtures.pipeline().id() + "/reorder", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail[0].loc[2]")
                .isEqualTo("stage_ids");
    }

    @Test
    void aNewDefaultTakesThePlaceOfTheOldOneEvenUnderManyHands() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(fixtures.pipeline().id());
        }
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (long id : ids) {
                answers.add(people.submit(() -> http.patch("/api/pipelines/" + id, "{'is_default': true}")
                        .getResponse()
                        .getStatus()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(json(http.get("/api/pipelines/?is_default=true"))
                        .get("count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void pipelinesAreListedByNameWithTheirStages() {
        Pipeline sales = fixtures.pipeline();
        JsonNode list = json(http.get("/api/pipelines/?search=" + sales.name()));
        assertThat(list.get("items").get(0).get("name").stringValue()).isEqualTo(sales.name());
        assertThat(list.get("items").get(0).get("stages").findValuesAsString("name"))
                .containsExactly("New", "Proposal", "Won", "Lost");
    }

    @Test
    void theWordOfTheStagesIsNoPipeline() {
        assertThat(http.get("/api/pipelines/stages")).hasStatus(405).hasHeader("Allow", "POST");
        assertThat(http.get("/api/pipelines/one"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail[0].loc[1]")
                .isEqualTo("pipeline_id");
    }

    private MvcTestResult reorder(Pipeline pipeline, String... names) {
        List<Long> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(Fixtures.stage(pipeline, name).id());
        }
        return http.post("/api/pipelines/" + pipeline.id() + "/reorder", "{'stage_ids': %s}".formatted(ids));
    }

    private List<String> stages(Pipeline pipeline) {
        return json(http.get("/api/pipelines/" + pipeline.id())).get("stages").findValuesAsString("name");
    }

    private static String path(Stage stage) {
        return "/api/pipelines/stages/" + stage.id();
    }
}
