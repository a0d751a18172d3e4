package com.offsideventures.deal;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@RecordsTest
class DealApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    private SignedIn ann;
    private Http http;
    private Pipeline sales;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        sales = fixtures.pipeline();
    }

    @Test
    void aNewDealAnswersWithEverythingItHas() {
        Company acme = fixtures.company(ann.actor());
        Contact ada = fixtures.contact(ann.actor(), acme);
        MvcTestResult answer =
                http.post("/api/deals/", """
                {'name': 'Rollout', 'pipeline_id': %d, 'stage_id': %d, 'company_id': %d, 'primary_contact_id': %d,
                 'amount': '48000.005', 'currency': 'eur', 'close_date': '2026-12-31', 'description': 'Big'}
                """.formatted(sales.id(), stage("Proposal"), acme.id(), ada.id()));
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(whole(answer)).isEqualTo("""
                {'id':%s,'name':'Rollout','company_id':%d,'company_name':'%s','primary_contact_id':%d,\
                'primary_contact_name':'%s','pipeline_id':%d,'stage_id':%d,'stage_name':'Proposal','probability':55,\
                'amount':48000.01,'currency':'EUR','status':'open','close_date':'2026-12-31','description':'Big',\
                'owner_id':%d,'owner_name':'Ann Example','stage_entered_at':'…','last_activity_at':'…',\
                'created_at':'…','updated_at':'…','version':1}\
                """.formatted(
                        json(answer).get("id"),
                        acme.id(),
                        acme.name(),
                        ada.id(),
                        ada.fullName(),
                        sales.id(),
                        stage("Proposal"),
                        ann.id()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'amount': -1          | amount      | greater_than_equal
            'amount': null        | amount      | float_parsing
            'amount': 'NaN'       | amount      | float_parsing
            'amount': 1e15        | amount      | less_than_equal
            'currency': 'EURO'    | currency    | string_pattern_mismatch
            'currency': ''        | currency    | string_pattern_mismatch
            'currency': null      | currency    | string_type
            'status': 'later'     | status      | enum
            'status': null        | status      | enum
            'close_date': '31.1.' | close_date  | date_from_datetime_parsing
            'pipeline_id': 0      | pipeline_id | foreign_key
            'stage_id': 0         | stage_id    | foreign_key
            'stage_id': null      | stage_id    | int_parsing
            'name': ''            | name        | string_too_short
            """)
    void whatDoesNotFitIsNamed(String member, String field, String type) {
        String deal = path(created("'name': 'Rollout'"));
        assertThat(http.patch(deal, "{" + member + "}"))
                .hasStatus(422)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"detail": [{"type": "%s", "loc": ["body", "payload", "%s"]}]}
                """.formatted(type, field));
    }

    @Test
    void pipelineAndStageAreRequired() {
        assertThat(json(http.post("/api/deals/", "{'name': 'Rollout'}")).findValuesAsString("type"))
                .containsExactly("missing", "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "status=won, B",
        "'status=won,lost', 'B,C'",
        "amount_gte=2&amount_lte=2, B",
        "probability_gte=100, B",
        "close_date_after=2026-06-01&close_date_before=2026-07-01, A",
        "currency=EUR, C",
        "company_id=none, 'A,B,C'",
        "primary_contact_id=1, ''",
        "ordering=amount, 'A,B,C'",
        "ordering=-amount, 'C,B,A'",
        "ordering=-close_date, 'B,A,C'",
        "ordering=close_date, 'A,B,C'",
        "ordering=stage__order, 'A,B,C'",
        "ordering=-stage_order, 'C,B,A'",
        "ordering=status, 'C,A,B'",
    })
    void listsAreNarrowedAndOrdered(String query, String names) {
        created("'name': 'A', 'amount': 1, 'close_date': '2026-06-01'");
        created("'name': 'B', 'amount': 2, 'close_date': '2026-07-01', 'stage_id': %d".formatted(stage("Won")));
        created("'name': 'C', 'amount': 3, 'currency': 'EUR', 'stage_id': %d".formatted(stage("Lost")));
        String order = query.contains("ordering") ? "" : "&ordering=name";
        assertThat(String.join(
                        ",",
                        json(http.get("/api/deals/?owner_id=me&" + query + order))
                                .findValuesAsString("name")))
                .isEqualTo(names);
    }

    @Test
    void sumsAreByStageAndCurrencyOfAllThatMatch() {
        created("'name': 'A', 'amount': 1.50");
        created("'name': 'B', 'amount': 2");
        created("'name': 'C', 'amount': 9, 'currency': 'EUR'");
        created("'name': 'D', 'amount': 4, 'stage_id': %d".formatted(stage("Proposal")));
        created("'name': 'E', 'amount': 5, 'stage_id': %d".formatted(stage("Won")));
        assertThat(whole(http.get("/api/deals/sums?owner_id=me&status=open&limit=1&ordering=amount")))
                .isEqualTo("""
                {'items':[{'stage_id':%1$d,'currency':'EUR','count':1,'amount':9.00},\
                {'stage_id':%1$d,'currency':'USD','count':2,'amount':3.50},\
                {'stage_id':%2$d,'currency':'USD','count':1,'amount':4.00}],'count':3}\
                """.formatted(stage("New"), stage("Proposal")));
        assertThat(http.get("/api/deals/sums?stage=1")).hasStatus(422);
    }

    @Test
    void withoutAnOrderTheNewestComesFirst() {
        created("'name': 'Old'");
        created("'name': 'New'");
        assertThat(json(http.get("/api/deals/?owner_id=me")).findValuesAsString("name"))
                .containsExactly("New", "Old");
    }

    @Test
    void manyDealsMoveAtOnceAndEachIsLogged() {
        List<Long> ids = IntStream.range(0, 3)
                .mapToObj(number -> created("'name': 'Deal %d'".formatted(number)))
                .toList();
        long won = created("'name': 'Won already', 'stage_id': %d".formatted(stage("Won")));
        String body = "{'ids': %s, 'patch': {'status': 'won', 'amount': 5}%s}";
        String all = "[%d, %d, %d, %d]".formatted(ids.get(0), ids.get(1), ids.get(2), won);
        JsonNode rehearsed = json(http.post("/api/deals/bulk", body.formatted(all, ", 'dry_run': true")));
        assertThat(rehearsed.get("change_set_id").isNull()).isTrue();
        assertThat(rehearsed.get("changed").size()).isEqualTo(4);
        assertThat(json(http.get(path(ids.getFirst()))).get("status").stringValue())
                .isEqualTo("open");

        JsonNode answer = json(http.post("/api/deals/bulk", body.formatted(all, "")));
        assertThat(answer.get("changed")).isEqualTo(rehearsed.get("changed"));
        assertThat(json(http.get("/api/deals/?owner_id=me")).findValuesAsString("stage_name"))
                .containsExactly("Won", "Won", "Won", "Won");
        assertThat(moves(ids.getFirst())).containsExactly("Stage changed from New to Won");
        assertThat(moves(won)).isEmpty();
        assertThat(json(http.get(path(won))).get("amount").intValue()).isEqualTo(5);

        assertThat(http.post("/api/history/" + answer.get("change_set_id") + "/undo", "{}"))
                .hasStatusOk();
        assertThat(json(http.get(path(ids.getFirst()))).get("stage_name").stringValue())
                .isEqualTo("New");
        assertThat(moves(ids.getFirst())).isEmpty();
    }

    @Test
    void aStageThatFitsSomeDealsOnlyMovesThose() {
        long here = created("'name': 'Here'");
        Pipeline other = fixtures.pipeline();
        long elsewhere = json(http.post(
                        "/api/deals/",
                        "{'name': 'Elsewhere', 'pipeline_id': %d, 'stage_id': %d}"
                                .formatted(other.id(), other.stages().getFirst().id())))
                .get("id")
                .longValue();
        JsonNode answer = json(http.post(
                "/api/deals/bulk",
                "{'ids': [%d, %d], 'patch': {'stage_id': %d}}".formatted(elsewhere, here, stage("Proposal"))));
        assertThat(answer.get("changed").toString()).isEqualTo("[" + here + "]");
        assertThat(answer.get("refused").get(0).get("id").longValue()).isEqualTo(elsewhere);
        assertThat(answer.get("refused").get(0).get("code").stringValue()).isEqualTo("validation_error");
    }

    private List<String> moves(long deal) {
        return json(http.get("/api/activities/?type=stage_change&deal_id=" + deal))
                .findValuesAsString("summary");
    }

    private long created(String members) {
        String stage = members.contains("stage_id") ? "" : ", 'stage_id': " + stage("New");
        MvcTestResult answer =
                http.post("/api/deals/", "{%s, 'pipeline_id': %d%s}".formatted(members, sales.id(), stage));
        assertThat(answer).hasStatus(201);
        return json(answer).get("id").longValue();
    }

    private static String path(long id) {
        return "/api/deals/" + id;
    }

    private long stage(String name) {
        return Fixtures.stage(sales, name).id();
    }
}
