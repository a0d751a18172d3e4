package com.offsideventures.company;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RecordsTest
class CompanyBulkTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Autowired
    JdbcClient database;

    SignedIn ann;
    Http http;
    Company mine;
    Company bens;
    Company nobodys;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
        mine = given.aCompany().ownedBy(ann).exists();
        bens = given.aCompany().ownedBy(desk.as(Role.REGULAR)).exists();
        nobodys = given.aCompany().exists();
    }

    @Test
    void whatMayBeChangedIsAndTheRestIsRefusedByName() {
        MvcTestResult answer = bulk("'patch': {'status': 'churned'}");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo(expected(changeSet(answer)));
        assertThat(List.of(statusOf(mine), statusOf(bens), statusOf(nobodys)))
                .containsExactly("churned", "prospect", "churned");
        assertThat(changes(changeSet(answer))).isEqualTo(2);
    }

    @Test
    void manyAreDeletedAndComeBackAtOnce() {
        MvcTestResult answer = bulk("'delete': true");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo(expected(changeSet(answer)));
        assertThat(http.get("/api/companies/" + mine.id())).hasStatus(404);
        assertThat(http.get("/api/companies/" + bens.id())).hasStatusOk();

        assertThat(http.post("/api/history/%s/undo".formatted(changeSet(answer)), ""))
                .hasStatusOk();
        assertThat(http.get("/api/companies/" + mine.id())).hasStatusOk();
        assertThat(http.get("/api/companies/" + nobodys.id())).hasStatusOk();
    }

    @Test
    void aDryRunAnswersTheSameAndWritesNothing() {
        for (String what : List.of("'patch': {'status': 'churned'}", "'delete': true, 'patch': null")) {
            MvcTestResult answer = bulk(what + ", 'dry_run': true");
            assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo(expected("null"));
            assertThat(answer).headers().doesNotContainHeader("X-Offside-Change-Set");
        }
        assertThat(statusOf(mine)).isEqualTo("prospect");
    }

    @Test
    void anIdTwiceCountsOnce() {
        MvcTestResult answer = http.post(
                "/api/companies/bulk", "{'ids': [%1$d, '%1$d'], 'patch': {'city': 'X'}}".formatted(mine.id()));
        assertThat(json(answer).get("changed")).isEqualTo(Http.json("[%d]".formatted(mine.id())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                             | ids missing, patch missing",
                "{'ids': [], 'delete': true}                    | ids too_short",
                "{'ids': 5, 'delete': true}                     | ids list_type",
                "{'ids': [1, 'x', null], 'delete': true}        | 1 int_parsing, 2 int_parsing",
                "{'ids': [1], 'delete': true, 'patch': {}}      | delete value_error",
                "{'ids': [1], 'patch': []}                      | patch model_attributes_type",
                "{'ids': [1], 'delete': 'maybe'}                | delete bool_parsing, patch missing",
                "{'ids': ['x'], 'patch': {'status': 'x', 'owner_id': 999999999, 'name': null}, 'dry_run': 5}"
                        + " | 0 int_parsing, dry_run bool_parsing, name string_type, status enum, owner_id foreign_key",
            })
    void everythingWrongIsSaidAtOnce(String body, String errors) {
        MvcTestResult answer = http.post("/api/companies/bulk", body);
        assertThat(answer).hasStatus(422);
        assertThat(json(answer)
                        .get("detail")
                        .valueStream()
                        .map(error -> {
                            var loc = error.get("loc");
                            return loc.get(loc.size() - 1).asString() + " "
                                    + error.get("type").asString();
                        })
                        .toList())
                .isEqualTo(List.of(errors.split(", ", -1)));
    }

    @Test
    void anErrorInsideThePatchIsLocatedThere() {
        MvcTestResult answer = http.post("/api/companies/bulk", "{'ids': [1], 'patch': {'owner_id': 999999999}}");
        assertThat(json(answer).get("detail").get(0).get("loc"))
                .isEqualTo(Http.json("['body', 'payload', 'patch', 'owner_id']"));
    }

    @Test
    void moreThanAThousandAreTooMany() {
        String ids = "1, ".repeat(1000) + "2";
        MvcTestResult answer = http.post("/api/companies/bulk", "{'ids': [%s], 'delete': true}".formatted(ids));
        assertThat(answer).hasStatus(422);
        assertThat(json(answer).get("detail").get(0)).isEqualTo(Http.json("""
                {'type': 'too_long', 'loc': ['body', 'payload', 'ids'], 'msg': 'List should have at most 1000 items',
                 'ctx': {'max_length': 1000}}
                """));
    }

    private MvcTestResult bulk(String what) {
        return http.post(
                "/api/companies/bulk",
                "{'ids': [%d, %d, 999999999, %d], %s}".formatted(mine.id(), bens.id(), nobodys.id(), what));
    }

    private String expected(String changeSet) {
        return """
                {"change_set_id": %s, "changed": [%d, %d], "refused": [
                    {"id": %d, "code": "permission_denied",
                     "message": "You do not have permission to perform this action."},
                    {"id": 999999999, "code": "not_found", "message": "Company not found"}]}
                """.formatted(changeSet, mine.id(), nobodys.id(), bens.id());
    }

    private String statusOf(Company company) {
        return json(http.get("/api/companies/" + company.id())).get("status").asString();
    }

    private long changes(String changeSet) {
        return database.sql("select count(*) from record_change where change_set_id = ?")
                .param(Long.valueOf(changeSet))
                .query(Long.class)
                .single();
    }

    private static String changeSet(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("X-Offside-Change-Set"));
    }
}
