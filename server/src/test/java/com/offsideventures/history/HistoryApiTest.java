package com.offsideventures.history;

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
import com.offsideventures.testing.StatementCount;
import java.util.List;
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

    @Autowired
    Fixtures fixtures;

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
                 'record_id': %2$d, 'record_label': 'Acme 2', 'label': 'Deleted Acme 2', 'operation': 'delete',
                 'changes': [
                    {'field': 'name', 'before': 'Acme 2', 'after': null},
                    {'field': 'status', 'before': 'prospect', 'after': null},
                    {'field': 'annual_revenue', 'before': 10.50, 'after': null},
                    {'field': 'owner_id', 'before': %1$d, 'after': null, 'before_label': 'Ann Example'}], 'undone': false}
                """.formatted(ann.id(), acme.id())));
        assertThat(without(items.get(1))).isEqualTo(Http.json("""
                {'actor_id': %1$d, 'actor_name': 'Ann Example', 'via': 'web', 'record_type': 'company',
                 'record_id': %2$d, 'record_label': 'Acme 2', 'label': 'Changed annual revenue, name of Acme 2',
                 'operation': 'update', 'changes': [
                    {'field': 'name', 'before': 'Acme', 'after': 'Acme 2'},
                    {'field': 'annual_revenue', 'before': 5.00, 'after': 10.50}], 'undone': false}
                """.formatted(ann.id(), acme.id())));
        assertThat(items.get(2).get("operation").asString()).isEqualTo("create");
        assertThat(items.valueStream().map(item -> item.get("change_set_id").asLong()))
                .doesNotHaveDuplicates();
        assertThat(items.get(0).get("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void idsComeWithTheNamesOfWhatTheyStandFor() {
        SignedIn ben = desk.as(Role.REGULAR);
        Company acme = fixtures.company(ann.actor());
        Contact ada = fixtures.contact(ann.actor(), acme);
        Deal deal = fixtures.deal(ann.actor(), fixtures.pipeline(), acme, ada);
        http.patch("/api/deals/" + deal.id(), "{'owner_id': %d, 'company_id': null}".formatted(ben.id()));
        http.delete("/api/contacts/" + ada.id());
        JsonNode log = json(new Http(mvc, ben).get("/api/history/?record_type=deal&record_id=" + deal.id()))
                .get("items");
        assertThat(log.get(0).get("changes")).contains(Http.json("""
                {'field': 'primary_contact_id', 'before': %d, 'after': null, 'before_label': '%s'}
                """.formatted(ada.id(), ada.fullName())));
        assertThat(log.get(1).get("changes")).contains(Http.json("""
                {'field': 'owner_id', 'before': %d, 'after': %d,
                 'before_label': 'Ann Example', 'after_label': 'Ann Example'}
                """.formatted(ann.id(), ben.id())));
        assertThat(log.get(2).get("changes")).contains(Http.json("""
                {'field': 'stage_id', 'before': null, 'after': %d, 'after_label': 'New'}
                """.formatted(deal.stageId())));
    }

    @Test
    void labelsSayWhatHappened() {
        Pipeline sales = fixtures.pipeline();
        Company acme = fixtures.company(ann.actor());
        Contact ada = fixtures.contact(ann.actor(), acme);
        Deal deal = fixtures.deal(ann.actor(), sales, acme, ada);
        assertThat(label()).isEqualTo("Created " + deal.name());
        long won = Fixtures.stage(sales, "Won").id();
        http.patch("/api/deals/" + deal.id(), "{'stage_id': %d}".formatted(won));
        assertThat(label()).isEqualTo("Moved " + deal.name() + " to Won");
        http.patch("/api/deals/" + deal.id(), "{'close_date': '2026-01-31', 'owner_id': null}");
        assertThat(label()).isEqualTo("Changed close date, owner of " + deal.name());
        http.patch(
                "/api/companies/" + acme.id(),
                "{'city': 'Lisbon', 'country': 'Portugal', 'phone': '1', 'industry': 'Design'}");
        assertThat(label()).isEqualTo("Changed 4 fields of " + acme.name());
        long task = json(http.post("/api/tasks/", "{'title': 'Call Ada', 'deal_id': %d}".formatted(deal.id())))
                .get("id")
                .longValue();
        http.patch("/api/tasks/" + task, "{'status': 'done'}");
        assertThat(label()).isEqualTo("Completed Call Ada");
        http.patch("/api/tasks/" + task, "{'status': 'todo'}");
        assertThat(label()).isEqualTo("Reopened Call Ada");
        http.post("/api/notes/", "{'body': 'Something long'}");
        assertThat(label()).isEqualTo("Created a note");
        http.post("/api/activities/", "{'summary': 'Met Ada'}");
        assertThat(label()).isEqualTo("Logged Met Ada");
        List<Long> many = given.companies(ann, 12);
        http.post("/api/companies/bulk", "{'ids': %s, 'patch': {'owner_id': null}}".formatted(many));
        assertThat(label()).isEqualTo("Changed owner of 12 companies");
        http.delete("/api/companies/" + acme.id());
        assertThat(label()).isEqualTo("Deleted " + acme.name());
        long deletion = newest().get("change_set_id").longValue();
        assertThat(http.post("/api/history/" + deletion + "/undo", "{}")).hasStatusOk();
        assertThat(label()).isEqualTo("Undid: Deleted " + acme.name());
    }

    private String label() {
        return newest().get("label").stringValue();
    }

    private JsonNode newest() {
        return json(http.get("/api/history/?actor_id=me&limit=1")).get("items").get(0);
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
