package com.offsideventures.rules;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.seed.Scale;
import com.offsideventures.seed.ScaledSeed;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.LargeWorkspaceTest;
import com.offsideventures.testing.Plans;
import com.offsideventures.testing.SignedIn;
import com.offsideventures.testing.StatementCount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/**
 * What the database reads for each thing a list may be asked, in a workspace of ten thousand companies. A page of fifty
 * rows that reads a whole table, or thousands of rows, would take seconds in a workspace a hundred times as large.
 */
@LargeWorkspaceTest
class QueryPlansTest {

    private static final Set<String> LARGE =
            Set.of("company", "contact", "deal", "task", "note", "activity", "record_change", "company_tally");

    /** Fifty rows, what is looked up for each of them, and what shares a value with the last one. */
    private static final int MOST_ROWS_TO_ORDER = 4_000;

    /** What a filter leaves is fetched and sorted where it is little, and else met along the order soon enough. */
    private static final int MOST_ROWS_TO_FILTER = 12_000;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SignedIn.Desk desk;

    @Autowired
    private ScaledSeed seed;

    @Autowired
    private Plans plans;

    @Autowired
    private StatementCount statements;

    private Http http;

    @BeforeEach
    void signIn() {
        seed.write(Scale.S);
        http = new Http(mvc, desk.as(Role.ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"companies", "contacts", "deals", "tasks", "notes", "activities", "history"})
    void everyOrderReadsLittleMoreThanItsPage(String list) {
        List<String> tooMuch = new ArrayList<>();
        for (JsonNode name :
                parameter(list, "ordering").at("/schema/items/enum").values()) {
            tooMuch.addAll(tooMuchRead(list, "ordering=" + name.stringValue(), MOST_ROWS_TO_ORDER));
        }
        assertThat(tooMuch).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"companies", "contacts", "deals", "tasks", "notes", "activities"})
    void noFilterReadsAWholeTableForAFewRows(String list) {
        JsonNode row = json(http.get("/api/" + list + "/?limit=1&offset=500"))
                .get("items")
                .get(0);
        List<String> tooMuch = new ArrayList<>();
        for (JsonNode parameter : parameters(list)) {
            filters(parameter, row).forEach(filter -> tooMuch.addAll(tooMuchRead(list, filter, MOST_ROWS_TO_FILTER)));
        }
        assertThat(tooMuch).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"companies", "contacts", "deals", "tasks", "notes", "activities"})
    void everySearchIsServedByAnIndex(String list) {
        List<String> tooMuch = new ArrayList<>();
        for (String words : List.of("mueller", "müller", "kowal", "zz-nowhere", "me", "q")) {
            tooMuch.addAll(tooMuchRead(list, "search=" + words, MOST_ROWS_TO_FILTER));
        }
        assertThat(tooMuch).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "mü", "gmbh", "müller maschinenbau", "zz-nowhere", "e"})
    void thePaletteComparesAFewCandidatesOnly(String words) {
        assertThat(wholeOrMore("/api/search/?q=" + words, 5_000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"companies", "contacts", "deals", "tasks", "notes", "activities", "history"})
    void aPageTakesAsManyStatementsWhateverItsSize(String list) {
        int one = statements.of(() -> http.get("/api/" + list + "/?limit=1"));
        assertThat(statements.of(() -> http.get("/api/" + list + "/?limit=200")))
                .isEqualTo(one);
        assertThat(statements.of(() -> http.get("/api/" + list + "/?limit=200&offset=9000")))
                .isEqualTo(one);
    }

    @Test
    void aRecordIsReadByItsKey() {
        for (String list : List.of("companies", "contacts", "deals", "tasks", "notes")) {
            long id = json(http.get("/api/" + list + "/?limit=1"))
                    .at("/items/0/id")
                    .longValue();
            assertThat(wholeOrMore("/api/" + list + "/" + id, 1_000)).as(list).isEmpty();
        }
    }

    private List<String> tooMuchRead(String list, String query, int mostRows) {
        return wholeOrMore("/api/" + list + "/?limit=50&" + query, mostRows);
    }

    private List<String> wholeOrMore(String path, int mostRows) {
        return plans.of(() -> assertThat(http.get(path)).as(path).hasStatusOk()).stream()
                .filter(plan -> plan.tablesReadForAFew().stream().anyMatch(LARGE::contains)
                        || (!plan.counts() && plan.rowsRead(LARGE) > mostRows))
                .map(plan -> "%s reads %d rows, whole %s".formatted(path, plan.rowsRead(LARGE), plan.tablesReadWhole()))
                .toList();
    }

    /** One request or more for each filter: every choice, and else the value of a row. */
    private static Stream<String> filters(JsonNode parameter, JsonNode row) {
        String name = parameter.get("name").stringValue("");
        JsonNode choices = parameter.at("/schema/items/enum");
        if (Set.of("limit", "offset", "ordering", "search").contains(name)) {
            return Stream.empty();
        }
        if (name.endsWith("_after") || name.equals("since")) {
            return Stream.of(name + "=" + Instant.now().minus(3, ChronoUnit.DAYS));
        }
        if (name.endsWith("_before") || name.equals("until")) {
            return Stream.of(name + "=" + Instant.now().minus(1_080, ChronoUnit.DAYS));
        }
        if (name.endsWith("_gte") || name.endsWith("_lte")) {
            boolean most = name.endsWith("_gte");
            return Stream.of(
                    name + "=" + (name.startsWith("probability") ? (most ? 75 : 10) : most ? 20_000_000 : 500));
        }
        if (choices.isArray()) {
            return choices.values().stream().map(choice -> name + "=" + choice.stringValue());
        }
        return Stream.of(name + "=" + row.path(name).asString("1"), name + "=Nothing")
                .filter(filter -> !filter.endsWith("=Nothing")
                        || parameter.at("/schema/type").stringValue("").equals("string"));
    }

    private JsonNode parameter(String list, String name) {
        return parameters(list).stream()
                .filter(parameter -> parameter.get("name").stringValue("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> parameters(String list) {
        return json(http.get("/api/openapi.json")).at("/paths/~1api~1" + list + "~1/get/parameters").values().stream()
                .toList();
    }
}
