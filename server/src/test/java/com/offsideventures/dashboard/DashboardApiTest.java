package com.offsideventures.dashboard;

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
import com.offsideventures.testing.StatementCount;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Tests share a database, so each looks at the part of a member of its own. */
@RecordsTest
class DashboardApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    StatementCount statements;

    @Autowired
    Clock clock;

    private SignedIn ann;
    private Http http;
    private Pipeline sales;
    private LocalDate today;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        sales = fixtures.pipeline();
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void itTellsHowAMembersDealsStand() {
        Dashboard.Span quarter = Period.QUARTER.around(today);
        deal("New", 1000, quarter.endsOn());
        deal("Proposal", 200, quarter.endsOn());
        deal("Proposal", 100, quarter.endsOn().plusDays(1));
        deal("Won", 50, null);
        deal("Lost", 70, null);
        JsonNode shown = show("");
        // 10 % of 1000 and 55 % of 300; the deal of the next quarter is open, yet not forecast for this one.
        assertThat(http.get("/api/dashboard?owner_id=" + ann.id())).bodyJson().isLenientlyEqualTo("""
                {"open_value": 1300, "weighted_value": 265, "open_deals": 3,
                 "won_value": 50, "win_rate_90d": 0.5, "forecast": 260, "target": null, "currency": "USD", "exchange_rates": {}, "unconverted": []}
                """);
        assertThat(shown.get("pipeline_value")).hasToString("""
                [{"currency":"USD","amount":1300.0,"weighted":265.0}]""");
        assertThat(shown.get("won")).hasToString("""
                [{"currency":"USD","amount":50.0,"count":1}]""");
        assertThat(shown.get("deals_by_stage")
                        .valueStream()
                        .filter(stage -> stage.get("pipeline_id").longValue() == sales.id())
                        .map(stage -> "%s %s %s %s %s"
                                .formatted(
                                        stage.get("stage_name").stringValue(),
                                        stage.get("probability"),
                                        stage.get("count"),
                                        stage.get("amount"),
                                        stage.get("weighted"))))
                .containsExactly("New 10 1 1000.0 100.0", "Proposal 55 2 300.0 165.0");
        JsonNode last = shown.get("series").get(shown.get("series").size() - 1);
        assertThat(last.get("date").stringValue()).isEqualTo(quarter.endsOn().toString());
        assertThat(last.get("forecast").decimalValue()).isEqualByComparingTo("260");
        assertThat(show("&period=next").get("forecast").decimalValue()).isEqualByComparingTo("55");
        assertThat(show("&period=year").get("period").get("label").stringValue())
                .isEqualTo(String.valueOf(today.getYear()));
    }

    @Test
    void aDealCountsOnItsCloseDateButNeverAfterItWasDecided() {
        LocalDate start = Period.QUARTER.around(today).startsOn();
        deal("Won", 1, today.plusYears(1));
        deal("Won", 2, start);
        deal("Won", 4, start.minusDays(1));
        JsonNode shown = show("");
        assertThat(shown.get("won_value").decimalValue()).isEqualByComparingTo("3");
        assertThat(shown.get("series").get(0).get("won").decimalValue())
                .isEqualByComparingTo(start.equals(today) ? "3" : "2");
    }

    @Test
    void currenciesWithoutARateStayApart() {
        deal("New", 1000, null);
        http.patch("/api/deals/" + deal("New", 7, today), "{'currency': 'XTS'}");
        JsonNode shown = show("");
        assertThat(shown.get("unconverted").valueStream().map(JsonNode::stringValue))
                .containsExactly("XTS");
        assertThat(shown.get("open_value").isNull()).isTrue();
        assertThat(shown.get("forecast").isNull()).isTrue();
        assertThat(shown.get("series").isEmpty()).isTrue();
        assertThat(shown.get("pipeline_value").findValuesAsString("currency")).containsExactly("USD", "XTS");
    }

    @Test
    void itTellsWhatIsToDoAndWhatHappened() {
        for (int i = 0; i < 9; i++) {
            http.post(
                    "/api/tasks/",
                    "{'title': 'Task %d', 'assignee_id': %d, 'due_date': '%s'}"
                            .formatted(i, ann.id(), today.plusDays(i - 2)));
        }
        http.post("/api/tasks/", "{'title': 'Done', 'assignee_id': %d, 'status': 'done'}".formatted(ann.id()));
        fixtures.company(ann.actor());
        for (int i = 0; i < 11; i++) {
            http.post("/api/activities/", "{'summary': 'Call %d'}".formatted(i));
        }
        JsonNode shown = show("");
        assertThat(shown.get("open_tasks").intValue()).isEqualTo(9);
        assertThat(shown.get("overdue_tasks").intValue()).isBetween(2, 3);
        assertThat(shown.get("my_open_tasks").findValuesAsString("title"))
                .hasSize(8)
                .startsWith("Task 0", "Task 1");
        assertThat(shown.get("recent_activity").findValuesAsString("summary"))
                .hasSize(10)
                .startsWith("Call 10");
        assertThat(shown.get("companies").intValue()).isEqualTo(1);
        assertThat(shown.get("contacts").intValue()).isZero();
    }

    @Test
    void itTakesAtMostEightStatementsWithTheOneOfTheSignIn() {
        http.get("/api/dashboard");
        assertThat(statements.of(() -> assertThat(http.get("/api/dashboard")).hasStatusOk()))
                .isLessThanOrEqualTo(8);
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        for (String query : List.of("period=month", "owner_id=0x1", "owner_id=ann", "owner_id=")) {
            assertThat(http.get("/api/dashboard?" + query)).as(query).hasStatus(422);
        }
        assertThat(http.get("/api/dashboard?owner_id=0")).hasStatusOk();
    }

    private JsonNode show(String query) {
        var answer = http.get("/api/dashboard?owner_id=" + ann.id() + query);
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private long deal(String stage, int amount, @Nullable LocalDate closeDate) {
        Company acme = fixtures.company(desk.as(Role.REGULAR).actor());
        Contact ada = fixtures.contact(desk.as(Role.REGULAR).actor(), acme);
        long id = fixtures.deal(ann.actor(), sales, acme, ada).id();
        String date = closeDate == null ? "null" : "'" + closeDate + "'";
        assertThat(http.patch(
                        "/api/deals/" + id,
                        "{'stage_id': %d, 'amount': %d, 'close_date': %s}"
                                .formatted(Fixtures.stage(sales, stage).id(), amount, date)))
                .hasStatusOk();
        return id;
    }
}
