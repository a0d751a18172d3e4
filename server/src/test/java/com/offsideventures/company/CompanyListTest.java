package com.offsideventures.company;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import com.offsideventures.testing.StatementCount;
import java.util.ArrayList;
import java.util.List;
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
class CompanyListTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Autowired
    StatementCount statements;

    SignedIn ann;
    Http http;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
    }

    @Test
    void aPageHoldsRowsAndTheCountOfAllThatMatch() {
        given.companies(ann, 3);
        JsonNode page = json(mine("&limit=2&offset=1"));
        assertThat(page.propertyNames()).containsExactly("items", "count");
        assertThat(names(page)).containsExactly("Acme 2", "Acme 3");
        assertThat(page.get("count").asLong()).isEqualTo(3);
    }

    @Test
    void pastTheEndThereAreNoRowsButTheCountIsTrue() {
        given.companies(ann, 3);
        JsonNode page = json(mine("&offset=9223372036854775807"));
        assertThat(page).isEqualTo(Http.json("{'items': [], 'count': 3}"));
    }

    @Test
    void aPageHasAHundredRowsUnlessAskedAndAtMostTwoHundred() {
        given.companies(ann, 205);
        assertThat(json(mine("")).get("items").size()).isEqualTo(100);
        assertThat(json(mine("&limit=201")).get("items").size()).isEqualTo(200);
        assertThat(json(mine("&limit=9223372036854775807")).get("items").size()).isEqualTo(200);
        assertThat(json(mine("&limit=1")).get("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, greater_than_equal",
        "limit=-1, limit, greater_than_equal",
        "limit=many, limit, int_parsing",
        "limit=, limit, int_parsing",
        "limit=1.0, limit, int_parsing",
        "limit=99999999999999999999, limit, int_parsing",
        "offset=-1, offset, greater_than_equal",
        "offset=x, offset, int_parsing",
        "ordering=owner__password, ordering, enum",
        "ordering=?, ordering, enum",
        "ordering=--name, ordering, enum",
        "ordering=name%2C, ordering, enum",
        "owner_id=, owner_id, int_parsing",
        "owner_id=x, owner_id, int_parsing",
        "owner_id=9223372036854775808, owner_id, int_parsing",
        "annual_revenue_gte=much, annual_revenue_gte, float_parsing",
        "annual_revenue_gte=NaN, annual_revenue_gte, float_parsing",
        "annual_revenue_gte=1e999999999, annual_revenue_gte, float_parsing",
        "created_after=yesterday, created_after, datetime_parsing",
        "created_after=2026-02-30, created_after, datetime_parsing",
        "search=%00, search, string_type",
        "city=%00, city, string_type",
        "stauts=active, stauts, extra_forbidden",
    })
    void aParameterThatDoesNotFitIsNamed(String query, String name, String type) {
        MvcTestResult answer = http.get("/api/companies/?" + query);
        assertThat(answer).hasStatus(422);
        JsonNode error = json(answer).get("detail").get(0);
        assertThat(error.get("loc")).isEqualTo(Http.json("['query', '%s']".formatted(name)));
        assertThat(error.get("type").asString()).isEqualTo(type);
    }

    @Test
    void everyWrongParameterIsNamedAtOnce() {
        JsonNode answer = json(http.get("/api/companies/?limit=0&offset=x&ordering=z&colour=red"));
        assertThat(answer.get("detail")
                        .valueStream()
                        .map(error -> error.get("loc").get(1).asString()))
                .containsExactlyInAnyOrder("limit", "offset", "ordering", "colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=asleep", "status=", "size=huge", "industry=None", "owner_id=0"})
    void aValueNobodyHasFindsNothing(String filter) {
        given.companies(ann, 1);
        assertThat(http.get("/api/companies/?" + filter + "&search=nothing has this name"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"count\": 0}");
    }

    @Test
    void filtersNarrowTheListTogether() {
        String town = Given.unique("Lisbon");
        SignedIn ben = desk.as(Role.REGULAR);
        given.aCompany()
                .named("A")
                .ownedBy(ann)
                .with("city", town)
                .with("status", "active")
                .with("annual_revenue", "100")
                .with("size", "1-10")
                .exists();
        given.aCompany()
                .named("B")
                .ownedBy(ann)
                .with("city", town)
                .with("status", "churned")
                .exists();
        given.aCompany()
                .named("C")
                .ownedBy(ben)
                .with("city", town)
                .with("annual_revenue", "200.5")
                .exists();
        given.aCompany().named("D").with("city", town).exists();

        assertThat(found(town, "")).containsExactly("A", "B", "C", "D");
        assertThat(found(town, "&status=active,churned")).containsExactly("A", "B");
        assertThat(found(town, "&status=active&status=prospect")).containsExactly("A", "C", "D");
        assertThat(found(town, "&size=1-10")).containsExactly("A");
        assertThat(found(town, "&size=")).containsExactly("B", "C", "D");
        assertThat(found(town, "&owner_id=me")).containsExactly("A", "B");
        assertThat(found(town, "&owner_id=none")).containsExactly("D");
        assertThat(found(town, "&owner_id=none,%d".formatted(ben.id()))).containsExactly("C", "D");
        assertThat(found(town, "&annual_revenue_gte=100")).containsExactly("A", "C");
        assertThat(found(town, "&annual_revenue_gte=100.01")).containsExactly("C");
        assertThat(found(town, "&annual_revenue_lte=200.5&annual_revenue_gte=0"))
                .containsExactly("A", "C");
        assertThat(found(town, "&created_after=2020-01-01&created_before=9999-12-31"))
                .hasSize(4);
        assertThat(found(town, "&created_before=2020-01-01T00:00:00%2B02:00")).isEmpty();
        assertThat(found(town, "&last_activity_after=2020-01-01")).isEmpty();
    }

    @Test
    void aPeriodIncludesItsBeginningAndNotItsEnd() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        String moment = acme.createdAt().toString();
        assertThat(names(json(mine("&created_after=" + moment)))).hasSize(1);
        assertThat(names(json(mine("&created_before=" + moment)))).isEmpty();
    }

    @Test
    void searchFindsPartsOfNameDomainAndEmailWhateverCaseAndAccents() {
        String word = Given.unique("Zieliński").replace(" ", "");
        given.aCompany().named("1 " + word + " Pharma").ownedBy(ann).exists();
        given.aCompany()
                .named("2")
                .with("domain", word.toLowerCase(java.util.Locale.ROOT).replace("ń", "n") + ".example")
                .ownedBy(ann)
                .exists();
        given.aCompany()
                .named("3")
                .with("email", "x@" + word.replace("ń", "n") + ".example")
                .ownedBy(ann)
                .exists();
        given.aCompany().named("4").with("city", word).ownedBy(ann).exists();

        assertThat(names(json(mine("&search=" + word)))).containsExactly("1 " + word + " Pharma", "2", "3");
        assertThat(names(json(mine("&search=  ZIELINSKI" + word.substring(9) + "  "))))
                .hasSize(3);
        assertThat(names(json(mine("&search=")))).hasSize(4);
    }

    @Test
    void searchTakesEverySignAsItself() {
        given.aCompany().named("50% off").ownedBy(ann).exists();
        given.aCompany().named("snake_case").ownedBy(ann).exists();
        given.aCompany().named("back\\slash").ownedBy(ann).exists();
        given.aCompany().named("plain").ownedBy(ann).exists();

        assertThat(names(json(mine("&search=%25")))).containsExactly("50% off");
        assertThat(names(json(mine("&search=_")))).containsExactly("snake_case");
        assertThat(names(json(mine("&search=\\")))).containsExactly("back\\slash");
    }

    @Test
    void everyOrderingSortsBothWaysAndRowsWithoutAValueComeLast() {
        given.aCompany()
                .named("b")
                .ownedBy(ann)
                .with("size", "1000+")
                .with("annual_revenue", "5")
                .exists();
        given.aCompany().named("Á").ownedBy(ann).with("size", "11-50").exists();
        given.aCompany()
                .named("c")
                .ownedBy(ann)
                .with("size", "")
                .with("annual_revenue", "9")
                .exists();

        assertThat(names(json(mine("&ordering=name")))).containsExactly("Á", "b", "c");
        assertThat(names(json(mine("&ordering=-name")))).containsExactly("c", "b", "Á");
        assertThat(names(json(mine("&ordering=size")))).containsExactly("c", "Á", "b");
        assertThat(names(json(mine("&ordering=annual_revenue")))).containsExactly("b", "c", "Á");
        assertThat(names(json(mine("&ordering=-annual_revenue")))).containsExactly("c", "b", "Á");
        assertThat(names(json(mine("&ordering=status,-name")))).containsExactly("c", "b", "Á");
        for (String name : CompanyStore.LISTING.orderingNames()) {
            assertThat(names(json(mine("&ordering=" + name)))).as(name).hasSize(3);
            assertThat(names(json(mine("&ordering=-" + name)))).as(name).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "-status", "city", "-annual_revenue", "contacts_count", "-created_at"})
    void pagesPartitionTheListWhereValuesTie(String ordering) {
        List<Long> all = given.companies(ann, 25);
        List<Long> seen = new ArrayList<>();
        for (int offset = 0; offset < 25; offset += 4) {
            json(mine("&limit=4&offset=%d&ordering=%s".formatted(offset, ordering)))
                    .get("items")
                    .valueStream()
                    .forEach(row -> seen.add(row.get("id").asLong()));
        }
        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void aListTakesTheSameStatementsWhateverItsLength() {
        int one = statementsFor(1);
        given.companies(ann, 200);
        assertThat(statementsFor(10)).isEqualTo(one);
        assertThat(statementsFor(200)).isEqualTo(one);
        // Who calls, the page, the count.
        assertThat(one).isLessThanOrEqualTo(4);
    }

    private int statementsFor(int rows) {
        return statements.of(() -> assertThat(mine("&limit=" + rows)).hasStatusOk());
    }

    private MvcTestResult mine(String more) {
        return http.get("/api/companies/?owner_id=me" + more);
    }

    private List<String> found(String city, String more) {
        return names(json(http.get("/api/companies/?city=" + city + more)));
    }

    private static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(row -> row.get("name").asString())
                .toList();
    }
}
