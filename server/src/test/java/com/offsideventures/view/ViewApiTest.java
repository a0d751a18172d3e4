package com.offsideventures.view;

import static com.offsideventures.testing.Fixtures.whole;
import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class ViewApiTest {

    private static final String PATH = "/api/views/";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    private SignedIn ann;
    private Http http;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
    }

    @Test
    void aViewKeepsHowAListIsSeen() {
        MvcTestResult made = http.post(PATH, """
                {'name': 'Quiet for 30 days', 'resource': 'companies', 'layout': 'table',
                 'filters': {'status': 'active,customer', 'owner_id': 'me', 'search': 'a'}, 'ordering': '-name,created_at',
                 'columns': ['name', 'owner'], 'is_pinned': true, 'position': 2, 'owner_id': 1}""");
        assertThat(made).hasStatus(201);
        String view = """
                {'id':%s,'name':'Quiet for 30 days','resource':'companies','layout':'table',\
                'filters':{'status':'active,customer','owner_id':'me','search':'a'},'ordering':'-name,created_at',\
                'columns':['name','owner'],'is_shared':false,'is_pinned':true,'position':2,'owner_id':%d}""".formatted(json(made).get("id"), ann.id());
        assertThat(json(whole(made))).isEqualTo(json(view));
        assertThat(json(http.get(PATH + json(made).get("id")))).isEqualTo(json(view));
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        assertThat(http.post(PATH, "{'name': 'All deals', 'resource': 'deals'}"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"layout": "table", "filters": {}, "ordering": "", "columns": [], "is_shared": false,
                         "is_pinned": false, "position": 0}
                        """);
    }

    @Test
    void viewsAreListedByPlaceAndTheOnesOfOthersOnlyWhereShared() {
        SignedIn ben = desk.as(Role.REGULAR);
        String mark = Given.unique("board");
        view(http, "{'name': 'B %s', 'resource': 'tasks', 'layout': 'list', 'position': 1}".formatted(mark));
        view(http, "{'name': 'A %s', 'resource': 'tasks', 'layout': 'list', 'position': 1}".formatted(mark));
        view(new Http(mvc, ben), "{'name': 'C %s', 'resource': 'tasks', 'layout': 'list'}".formatted(mark));
        view(
                new Http(mvc, ben),
                "{'name': 'D %s', 'resource': 'tasks', 'layout': 'list', 'is_shared': true}".formatted(mark));
        var seen = json(http.get(PATH + "?resource=tasks&layout=list&owner_id=me," + ben.id()));
        assertThat(seen.findValuesAsString("name")).containsExactly("D " + mark, "A " + mark, "B " + mark);
        assertThat(seen.get("count").intValue()).isEqualTo(3);
        assertThat(http.get(PATH + "?colour=red")).hasStatus(422);
    }

    @Test
    void anotherMembersOwnViewIsNotThere() {
        String path = view(http, "{'name': 'Mine', 'resource': 'contacts'}");
        Http admin = new Http(mvc, desk.as(Role.ADMIN));
        assertThat(admin.get(path)).hasStatus(404);
        assertThat(admin.patch(path, "{'name': 'Ours'}")).hasStatus(404);
        assertThat(admin.delete(path)).hasStatus(404);
        assertThat(http.delete(path)).hasStatus(204);
        assertThat(http.delete(path)).hasStatus(404);
    }

    @Test
    void aSharedViewIsChangedByItsOwnerAndByManagers() {
        String path = view(http, "{'name': 'Ours', 'resource': 'contacts', 'is_shared': true}");
        Http ben = new Http(mvc, desk.as(Role.REGULAR));
        assertThat(ben.get(path)).hasStatusOk();
        assertThat(ben.patch(path, "{'name': 'His'}")).hasStatus(403);
        assertThat(ben.delete(path)).hasStatus(403);
        Http manager = new Http(mvc, desk.as(Role.MANAGER));
        assertThat(manager.patch(path, "{'name': 'Team'}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"Team\", \"owner_id\": %d, \"is_shared\": true}".formatted(ann.id()));
        assertThat(manager.delete(path)).hasStatus(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'resource': 'deals'}                                                          | name      | missing
                    {'name': 'A'}                                                                  | resource  | missing
                    {'name': 'A', 'resource': 'notes'}                                             | resource  | enum
                    {'name': 'A', 'resource': 'deals', 'layout': 'map'}                            | layout    | enum
                    {'name': 'A', 'resource': 'deals', 'filters': {'colour': 'red'}}               | colour    | extra_forbidden
                    {'name': 'A', 'resource': 'deals', 'filters': {'owner_id': 'you'}}             | owner_id  | int_parsing
                    {'name': 'A', 'resource': 'deals', 'filters': {'limit': '5'}}                  | limit     | string_pattern_mismatch
                    {'name': 'A', 'resource': 'deals', 'filters': {'stage_id': 5}}                 | stage_id  | string_type
                    {'name': 'A', 'resource': 'deals', 'filters': []}                              | filters   | dict_type
                    {'name': 'A', 'resource': 'deals', 'ordering': 'password'}                     | ordering  | enum
                    {'name': 'A', 'resource': 'deals', 'columns': ['name', 7]}                     | 1         | string_type
                    {'name': 'A', 'resource': 'deals', 'position': -1}                             | position  | greater_than_equal
                    """)
    void whatTheListDoesNotKnowIsRefusedAtItsPlace(String body, String place, String type) {
        MvcTestResult answer = http.post(PATH, body);
        assertThat(answer).hasStatus(422);
        var error = json(answer).get("detail").get(0);
        var loc = error.get("loc");
        assertThat(loc.get(loc.size() - 1).asString()).isEqualTo(place);
        assertThat(error.get("type").asString()).isEqualTo(type);
    }

    @Test
    void filtersAreCheckedAgainWhenTheListChanges() {
        String path = view(http, "{'name': 'A', 'resource': 'deals', 'filters': {'stage_id': '5'}}");
        assertThat(http.patch(path, "{'resource': 'tasks'}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail[0].loc")
                .asArray()
                .containsExactly("body", "payload", "filters", "stage_id");
        assertThat(http.patch(path, "{'resource': 'tasks', 'filters': {'status': 'todo'}}"))
                .hasStatusOk();
        assertThat(http.patch(path, "{}")).hasStatusOk();
    }

    private static String view(Http http, String body) {
        MvcTestResult made = http.post(PATH, body);
        assertThat(made).hasStatus(201);
        return PATH + json(made).get("id");
    }
}
