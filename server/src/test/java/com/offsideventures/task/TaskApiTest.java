package com.offsideventures.task;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@RecordsTest
class TaskApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    ChangeSets changes;

    @Autowired
    JdbcClient database;

    private SignedIn ann;
    private Http http;
    private Company acme;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        acme = fixtures.company(ann.actor());
    }

    @Test
    void aTitleIsEnoughAndNobodyIsAssigned() {
        MvcTestResult answer = http.post("/api/tasks/", "{'title': 'Call Ada', 'completed_at': '2020-01-01'}");
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(whole(answer)).isEqualTo("""
                {'id':%s,'title':'Call Ada','description':'','status':'todo','priority':'medium','due_date':null,\
                'completed_at':null,'overdue':false,'assignee_id':null,'assignee_name':'','company_id':null,\
                'company_name':null,'contact_id':null,'contact_name':null,'deal_id':null,'deal_name':null,\
                'created_at':'…','updated_at':'…','version':1}\
                """.formatted(json(answer).get("id")));
    }

    @Test
    void everyLinkIsAnsweredWithItsName() {
        var ada = fixtures.contact(ann.actor(), acme);
        var deal = fixtures.deal(ann.actor(), fixtures.pipeline(), acme, ada);
        MvcTestResult answer = http.post("/api/tasks/", """
                {'title': 'Call', 'priority': 'high', 'due_date': '2026-01-15T14:00:00', 'assignee_id': %d,
                 'company_id': %d, 'contact_id': %d, 'deal_id': %d}
                """.formatted(ann.id(), acme.id(), ada.id(), deal.id()));
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"due_date": "2026-01-15T14:00:00.000Z", "assignee_name": "Ann Example", "company_name": "%s",
                 "contact_name": "%s", "deal_name": "%s"}
                """.formatted(acme.name(), ada.fullName(), deal.name()));
    }

    @Test
    void aTaskNotesWhenItWasDoneAndForgetsWhenReopened() {
        String path = created("'title': 'Call'");
        JsonNode done = json(http.patch(path, "{'status': 'done'}"));
        assertThat(done.get("completed_at").isNull()).isFalse();
        JsonNode still = json(http.patch(path, "{'status': 'done', 'title': 'Called'}"));
        assertThat(still.get("completed_at")).isEqualTo(done.get("completed_at"));
        assertThat(json(http.patch(path, "{'status': 'in_progress'}"))
                        .get("completed_at")
                        .isNull())
                .isTrue();
        assertThat(json(http.get(created("'title': 'Late', 'status': 'done'")))
                        .get("completed_at")
                        .isNull())
                .isFalse();
    }

    @Test
    void completingIsLoggedWhereTheTaskIsAboutARecord() {
        String title = "x".repeat(255);
        String about = created("'title': '%s', 'company_id': %d".formatted(title, acme.id()));
        http.patch(about, "{'status': 'done'}");
        http.patch(about, "{'status': 'done'}");
        http.patch(created("'title': 'Nothing'"), "{'status': 'done'}");
        created("'title': 'At once', 'status': 'done', 'company_id': %d".formatted(acme.id()));
        assertThat(timeline())
                .containsExactly("Task completed: At once", ("Task completed: " + title).substring(0, 255));
    }

    @Test
    void aTaskIsOverdueFromItsTimeUntilItIsDone() {
        String late = created("'title': 'Late', 'due_date': '2020-01-01T00:00:00Z'");
        String early = created("'title': 'Early', 'due_date': '2999-01-01T00:00:00Z'");
        assertThat(json(http.get(late)).get("overdue").booleanValue()).isTrue();
        assertThat(json(http.get(early)).get("overdue").booleanValue()).isFalse();
        assertThat(json(http.patch(late, "{'status': 'done'}")).get("overdue").booleanValue())
                .isFalse();
    }

    @Test
    void tasksAreListedAsTheyAreWorkedThrough() {
        String mine = ", 'assignee_id': " + ann.id();
        created("'title': 'Done', 'status': 'done'" + mine);
        created("'title': 'Old, some day'" + mine);
        created("'title': 'New, some day'" + mine);
        created("'title': 'Started', 'status': 'in_progress'" + mine);
        created("'title': 'Later', 'due_date': '2030-01-02'" + mine);
        created("'title': 'Soon', 'due_date': '2030-01-01'" + mine);
        assertThat(titles("assignee_id=me"))
                .containsExactly("Soon", "Later", "New, some day", "Old, some day", "Started", "Done");
    }

    @Test
    void theOrderOfWorkIsServedByItsIndex() {
        ListRequest request = ListRequest.read(Map.of(), TaskStore.LISTING, ann.actor());
        // With a few rows sorting them is cheaper; what counts is that the index has the order.
        String plan = changes.write(ann.actor(), "Prepared a test", () -> {
            database.sql("set local enable_sort = off").update();
            database.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    database.sql("explain select t.* from task t " + request.page())
                            .query((row, number) -> row.getString(1))
                            .list());
        });
        assertThat(plan).contains("Index Scan using task_order").doesNotContain("Sort");
    }

    @ParameterizedTest
    @CsvSource({
        "due_before=2030-01-02, A",
        "due_after=2030-01-02, B",
        "'status=todo,done', 'A,B,D'",
        "'priority=high,low', 'A,B'",
        "completed_after=2000-01-01, D",
        "completed_before=2000-01-01, ''",
        "search=TARIFF, C",
        "ordering=-title, 'D,C,B,A'",
        "ordering=-priority&due_after=2030-01-01, 'A,B'",
        "ordering=-due_date&limit=2, 'B,A'",
        "ordering=completed_at&limit=1, D",
        "assignee_id=none, ''"
    })
    void listsAreNarrowedAndOrdered(String query, String titles) {
        String link = ", 'company_id': %d, 'assignee_id': %d".formatted(acme.id(), ann.id());
        created("'title': 'A', 'due_date': '2030-01-01', 'priority': 'high'" + link);
        created("'title': 'B', 'due_date': '2030-01-02', 'priority': 'low'" + link);
        created("'title': 'C', 'status': 'in_progress', 'description': 'Tariffs'" + link);
        created("'title': 'D', 'status': 'done'" + link);
        String order = query.contains("ordering") ? "" : "&ordering=title";
        assertThat(String.join(",", titles("company_id=" + acme.id() + "&" + query + order)))
                .isEqualTo(titles);
    }

    @Test
    void manyTasksAreDoneAtOnceAndEachIsLogged() {
        String link = ", 'company_id': " + acme.id();
        String first = created("'title': 'First'" + link);
        String second = created("'title': 'Second'" + link);
        String done = created("'title': 'Done', 'status': 'done'" + link);
        String other = created("'title': 'Other', 'assignee_id': %d"
                .formatted(desk.as(Role.REGULAR).id()));
        JsonNode answer = json(http.post(
                "/api/tasks/bulk",
                "{'ids': [%s, %s, %s, %s], 'patch': {'status': 'done'}}"
                        .formatted(id(first), id(second), id(done), id(other))));
        assertThat(answer.get("changed").size()).isEqualTo(3);
        assertThat(answer.get("refused").findValuesAsString("code")).containsExactly("permission_denied");
        assertThat(timeline())
                .containsExactlyInAnyOrder("Task completed: First", "Task completed: Second", "Task completed: Done");
        assertThat(json(http.get(first)).get("completed_at").isNull()).isFalse();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String created(String members) {
        MvcTestResult answer = http.post("/api/tasks/", "{" + members + "}");
        assertThat(answer).hasStatus(201);
        return "/api/tasks/" + json(answer).get("id");
    }

    private List<String> titles(String query) {
        return json(http.get("/api/tasks/?" + query)).findValuesAsString("title");
    }

    private List<String> timeline() {
        return json(http.get("/api/activities/?type=task&company_id=" + acme.id()))
                .findValuesAsString("summary");
    }
}
