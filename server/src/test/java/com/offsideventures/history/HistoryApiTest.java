package com.offsideventures.history;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import com.offsideventures.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@RecordsTest
class HistoryApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Autowired
    JdbcClient database;

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
    void aCompanysLifeReadsBackwards() {
        Company acme = given.aCompany()
                .named("Acme")
                .ownedBy(ann)
                .with("annual_revenue", "5")
                .exists();
        http.patch("/api/companies/" + acme.id(), "{'name': 'Acme 2', 'annual_revenue': 10.5}", "X-Offside-Via", "web");
        assertThat(http.delete("/api/companies/" + acme.id())).hasStatus(204);

        JsonNode page = json(http.get("/api/history/?record_type=company&record_id=" + acme.id()));

        JsonNode items = page.get("items");
        assertThat(page.get("count").asLong()).isEqualTo(3);
        assertThat(without(items.get(0))).isEqualTo(Http.json("""
                {'actor_id': %1$d, 'actor_name': 'Ann Example', 'via': 'api', 'record_type': 'company',
                 'record_id': %2$d, 'record_label': 'Acme 2', 'operation': 'delete', 'changes': [
                    {'field': 'name', 'before': 'Acme 2', 'after': null},
                    {'field': 'status', 'before': 'prospect', 'after': null},
                    {'field': 'annual_revenue', 'before': 10.50, 'after': null},
                    {'field': 'owner_id', 'before': %1$d, 'after': null}], 'undone': false}
                """.formatted(ann.id(), acme.id())));
        assertThat(without(items.get(1))).isEqualTo(Http.json("""
                {'actor_id': %1$d, 'actor_name': 'Ann Example', 'via': 'web', 'record_type': 'company',
                 'record_id': %2$d, 'record_label': 'Acme 2', 'operation': 'update', 'changes': [
                    {'field': 'name', 'before': 'Acme', 'after': 'Acme 2'},
                    {'field': 'annual_revenue', 'before': 5.00, 'after': 10.50}], 'undone': false}
                """.formatted(ann.id(), acme.id())));
        assertThat(items.get(2).get("operation").asString()).isEqualTo("create");
        assertThat(items.valueStream().map(item -> item.get("change_set_id").asLong()))
                .doesNotHaveDuplicates();
        assertThat(items.get(0).get("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void momentsReadAsInTheRecordItself() {
        long task = given.rows(
                ann.actor(), "insert into task (title, due_date) values ('Call', '2026-01-15 13:00:00.5+01')");
        JsonNode created = json(http.get("/api/history/?record_type=task&record_id=" + task))
                .get("items")
                .get(0);
        assertThat(created.get("changes"))
                .contains(Http.json("{'field': 'due_date', 'before': null, 'after': '2026-01-15T12:00:00.500Z'}"));
    }

    @Test
    void whatTheServerDoesIsTheSystems() {
        Company acme = given.aCompany().exists();
        JsonNode created = json(http.get("/api/history/?record_type=company&record_id=" + acme.id()))
                .get("items")
                .get(0);
        assertThat(created.get("actor_id").isNull()).isTrue();
        assertThat(created.get("actor_name").asString()).isEqualTo("System");
        assertThat(created.get("via").asString()).isEqualTo("system");
    }

    @Test
    void filtersNarrowTheLogTogether() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        http.patch("/api/companies/" + acme.id(), "{'city': 'Lisbon'}", "X-Offside-Via", "web");
        assertThat(count("actor_id=me")).isEqualTo(2);
        assertThat(count("actor_id=me&via=web")).isEqualTo(1);
        assertThat(count("actor_id=me&via=web,api")).isEqualTo(2);
        assertThat(count("actor_id=me&record_type=contact,deal")).isZero();
        assertThat(count("actor_id=me&since=2020-01-01&until=9999-01-01")).isEqualTo(2);
        assertThat(count("actor_id=me&until=2020-01-01")).isZero();
        assertThat(count("actor_id=none&record_id=" + acme.id() + "&record_type=company"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record=1", "record_id=x", "since=x", "limit=0", "ordering=record_label", "search=x"})
    void anUnknownQuestionIsRefused(String query) {
        assertThat(http.get("/api/history/?" + query)).hasStatus(422);
    }

    @Test
    void theLogTakesTheSameStatementsWhateverItsLength() {
        given.companies(ann, 200);
        http.get("/api/history/?actor_id=me"); // the first one reads the catalogue
        int one = statements.of(() -> http.get("/api/history/?actor_id=me&limit=1"));
        assertThat(statements.of(() -> http.get("/api/history/?actor_id=me&limit=10")))
                .isEqualTo(one);
        assertThat(statements.of(() -> http.get("/api/history/?actor_id=me&limit=200")))
                .isEqualTo(one);
    }

    @Test
    void aWriteThatNamesNobodyIsRefusedByTheDatabase() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> database.sql("insert into company (name) values ('Acme')")
                                .update())
                .rootCause()
                .hasMessageContaining("a write to a record needs an actor");
    }

    private long count(String query) {
        return json(http.get("/api/history/?" + query)).get("count").asLong();
    }

    /** The entry without what differs from run to run. */
    private static JsonNode without(JsonNode full) {
        JsonNode entry = full.deepCopy();
        return ((tools.jackson.databind.node.ObjectNode) entry).remove(java.util.List.of("id", "change_set_id", "at"));
    }
}
