package com.offsideventures.company;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@RecordsTest
class CompanyApiTest {

    private static final String NO_INTEGER = "Input should be a valid integer, unable to parse string as an integer";

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

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
    }

    @Test
    void aNameIsEnough() {
        MvcTestResult answer = http.post("/api/companies/", "{'name': 'Acme'}");

        long id = json(answer).get("id").asLong();
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"1\"").headers().containsHeader("X-Offside-Change-Set");
        assertThat(answer).bodyJson().isStrictlyEqualTo("""
                {"id": %d, "name": "Acme", "domain": "", "industry": "", "size": "", "status": "prospect",
                 "description": "", "phone": "", "email": "", "linkedin_url": "", "logo_url": "",
                 "annual_revenue": null, "street": "", "city": "", "state": "", "postal_code": "", "country": "",
                 "owner_id": %d, "owner_name": "Ann Example", "contacts_count": 0, "deals_count": 0,
                 "open_deals_count": 0, "open_pipeline": [], "last_activity_at": null,
                 "created_at": "%s", "updated_at": "%3$s", "version": 1}
                """.formatted(id, ann.id(), moment("created_at", id)));
    }

    @Test
    void everyFieldIsStoredAndAnsweredAsStored() {
        String body = """
                {'name': 'Zieliński Pharma 🧪', 'domain': 'zielinski.example', 'industry': 'Biotech', 'size': '51-200',
                 'status': 'customer', 'description': 'Two\\nlines', 'phone': '+48 1', 'email': 'hello@zielinski.example',
                 'linkedin_url': 'https://www.linkedin.com/company/z', 'logo_url': 'http://zielinski.example/l.png',
                 'annual_revenue': '1234.565', 'street': 'Długa 1', 'city': 'Łódź', 'state': 'łódzkie',
                 'postal_code': '90-001', 'country': 'Poland', 'owner_id': null, 'unknown': 'ignored'}
                """;
        MvcTestResult created = http.post("/api/companies", body);
        MvcTestResult read = http.get("/api/companies/" + json(created).get("id"));

        assertThat(created).hasStatus(201);
        assertThat(json(read)).isEqualTo(json(created));
        assertThat(read).hasHeader("ETag", "\"1\"").bodyJson().isLenientlyEqualTo("""
                {"name": "Zieliński Pharma 🧪", "size": "51-200", "status": "customer", "description": "Two\\nlines",
                 "annual_revenue": 1234.57, "city": "Łódź", "owner_id": %d}
                """.formatted(ann.id()));
    }

    @Test
    void aPatchChangesTheGivenFieldsOnly() {
        Company acme = given.aCompany().ownedBy(ann).with("city", "Lisbon").exists();
        JsonNode before = json(http.get(path(acme)));

        MvcTestResult answer = http.patch(path(acme), "{'status': 'active', 'annual_revenue': 12}");

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"2\"").headers().containsHeader("X-Offside-Change-Set");
        JsonNode after = json(answer);
        List<String> changed = before.propertyNames().stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .sorted()
                .toList();
        assertThat(changed).isSubsetOf("annual_revenue", "status", "updated_at", "version");
        assertThat(changed).contains("annual_revenue", "status", "version");
        assertThat(json(http.get(path(acme)))).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'status': 'active'}", "{'status': 'active', 'city': '', 'phone': null, 'x': 1}"})
    void aPatchThatRepeatsTheValuesChangesNothing(String body) {
        Company acme = given.aCompany().ownedBy(ann).with("status", "active").exists();
        JsonNode before = json(http.get(path(acme)));

        MvcTestResult answer = http.patch(path(acme), body);

        assertThat(answer).hasStatusOk().headers().doesNotContainHeader("X-Offside-Change-Set");
        assertThat(json(answer)).isEqualTo(before);
        assertThat(changesOf(acme)).isEqualTo(1);
    }

    @Test
    void nullClearsTextMoneyAndOwner() {
        Company acme = given.aCompany()
                .ownedBy(ann)
                .with("city", "Lisbon")
                .with("annual_revenue", "7")
                .exists();

        assertThat(http.patch(path(acme), "{'city': null, 'annual_revenue': null, 'owner_id': null}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"city\": \"\", \"annual_revenue\": null, \"owner_id\": null, \"owner_name\": \"\"}");
    }

    @Test
    void aDeletedCompanyIsGone() {
        Company acme = given.aCompany().ownedBy(ann).exists();

        MvcTestResult answer = http.delete(path(acme));

        assertThat(answer).hasStatus(204).headers().containsHeader("X-Offside-Change-Set");
        assertThat(answer.getResponse().getContentAsByteArray()).isEmpty();
        for (MvcTestResult later :
                List.of(http.get(path(acme)), http.patch(path(acme), "{'city': 'X'}"), http.delete(path(acme)))) {
            assertThat(later).hasStatus(404).bodyJson().isLenientlyEqualTo("""
                    {"message": "Company not found", "detail": "Company not found", "code": "not_found"}
                    """);
        }
    }

    @Test
    void aStaleVersionIsRefusedWithTheRecordAsItIs() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        http.patch(path(acme), "{'city': 'Lisbon'}", "If-Match", "\"1\"");
        JsonNode current = json(http.get(path(acme)));

        for (MvcTestResult answer : List.of(
                http.patch(path(acme), "{'city': 'Porto'}", "If-Match", "\"1\""),
                http.delete(path(acme), "If-Match", "\"1\""))) {
            assertThat(answer).hasStatus(412).bodyJson().isLenientlyEqualTo("""
                    {"message": "The record was changed by someone else.", "code": "stale"}
                    """);
            assertThat(json(answer).get("current")).isEqualTo(current);
        }
        assertThat(http.delete(path(acme), "If-Match", "\"2\"")).hasStatus(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"one\"", "\"1\", \"2\"", "1\"", "\"-1\"", "\"99999999999999999999\"", ""})
    void aMalformedVersionIsABadRequest(String header) {
        Company acme = given.aCompany().ownedBy(ann).exists();
        assertThat(http.patch(path(acme), "{'city': 'X'}", "If-Match", header))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"bad_request\"}");
        assertThat(http.delete(path(acme), "If-Match", header)).hasStatus(400);
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        MvcTestResult answer = http.post("/api/companies/", """
                {'status': 'asleep', 'size': null, 'email': 'nobody', 'linkedin_url': 'javascript:alert(1)', 'city': 5,
                 'postal_code': '%s', 'annual_revenue': 'much', 'owner_id': 999999999}
                """.formatted("0".repeat(21)));

        assertThat(answer).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"message": "name: Field required", "code": "validation_error"}
                """);
        assertThat(json(answer).get("detail")).isEqualTo(json("""
                [{'type': 'missing', 'loc': ['body', 'payload', 'name'], 'msg': 'Field required'},
                 {'type': 'enum', 'loc': ['body', 'payload', 'size'],
                  'msg': 'Input should be ¹¹, ¹1-10¹, ¹11-50¹, ¹51-200¹, ¹201-1000¹ or ¹1000+¹'},
                 {'type': 'enum', 'loc': ['body', 'payload', 'status'],
                  'msg': 'Input should be ¹prospect¹, ¹active¹, ¹customer¹ or ¹churned¹'},
                 {'type': 'value_error', 'loc': ['body', 'payload', 'email'],
                  'msg': 'Input should be a valid e-mail address such as name@example.com'},
                 {'type': 'url_parsing', 'loc': ['body', 'payload', 'linkedin_url'],
                  'msg': 'Input should be a valid URL that starts with https:// or http://'},
                 {'type': 'float_parsing', 'loc': ['body', 'payload', 'annual_revenue'],
                  'msg': 'Input should be a valid number, unable to parse string as a number'},
                 {'type': 'string_type', 'loc': ['body', 'payload', 'city'], 'msg': 'Input should be a valid string'},
                 {'type': 'string_too_long', 'loc': ['body', 'payload', 'postal_code'],
                  'msg': 'String should have at most 20 characters', 'ctx': {'max_length': 20}},
                 {'type': 'foreign_key', 'loc': ['body', 'payload', 'owner_id'], 'msg': 'User 999999999 does not exist'}]
                """, '¹'));
    }

    /** JSON in single quotes, with another sign for single quotes inside of texts. */
    private static JsonNode json(String text, char quote) {
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(text.replace('\'', '"').replace(quote, '\''));
    }

    private static JsonNode json(MvcTestResult answer) {
        return Http.json(answer);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "name, null, string_type",
                "name, `\"\"`, string_too_short",
                "name, `\"  \"`, string_too_short",
                "name, `\"\\u0000\"`, string_type",
                "name, `\"\\ud800\"`, string_type",
                "name, `\"\\udc00\\ud800\"`, string_type",
                "name, 5, string_type",
                "name, true, string_type",
                "name, [], string_type",
                "name, {}, string_type",
                "status, null, enum",
                "status, `\"ACTIVE\"`, enum",
                "status, `\"\"`, enum",
                "status, 1, string_type",
                "annual_revenue, NaN, finite_number",
                "annual_revenue, -Infinity, finite_number",
                "annual_revenue, `\"NaN\"`, float_parsing",
                "annual_revenue, true, float_parsing",
                "annual_revenue, 1e999999999, less_than_equal",
                "annual_revenue, -1e400, greater_than_equal",
                "annual_revenue, 1000000000000, less_than_equal",
                "annual_revenue, 999999999999.995, less_than_equal",
                "owner_id, 1.5, int_parsing",
                "owner_id, 9223372036854775808, int_parsing",
                "owner_id, 1e400, int_parsing",
                "owner_id, `\"\"`, int_parsing",
                "owner_id, `\"x\"`, int_parsing",
                "owner_id, false, int_parsing",
                "owner_id, NaN, int_parsing",
                "owner_id, 0, foreign_key",
                "email, `\"a@b\"`, value_error",
                "logo_url, `\"ftp://x.example\"`, url_parsing",
                "logo_url, `\"https://\"`, url_parsing",
            })
    void aValueThatDoesNotFitIsRefusedAtItsField(String field, String value, String type) {
        Company acme = given.aCompany().ownedBy(ann).exists();
        MvcTestResult answer = http.send(HttpMethod.PATCH, path(acme), "{\"%s\": %s}".formatted(field, value));

        assertThat(answer).hasStatus(422);
        JsonNode error = json(answer).get("detail").get(0);
        assertThat(error.get("type").asString()).isEqualTo(type);
        assertThat(error.get("loc")).isEqualTo(Http.json("['body', 'payload', '%s']".formatted(field)));
        assertThat(changesOf(acme)).isEqualTo(1);
    }

    @Test
    void lengthsCountCharactersAndNotTheirHalves() {
        assertThat(http.post("/api/companies/", "{'name': '%s'}".formatted("🧪".repeat(200))))
                .hasStatus(201);
        assertThat(http.post("/api/companies/", "{'name': '%s'}".formatted("🧪".repeat(201))))
                .hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "5", "true", "[{\"name\": \"Acme\"}]"})
    void aBodyThatIsNoObjectIsInvalid(String body) {
        for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PATCH)) {
            MvcTestResult answer =
                    http.send(method, method.equals(HttpMethod.POST) ? "/api/companies/" : "/api/companies/1", body);
            assertThat(answer).hasStatus(422);
            assertThat(json(answer).get("detail").get(0).get("loc")).isEqualTo(Http.json("['body', 'payload']"));
        }
    }

    @Test
    void noBodyIsAMissingOne() {
        for (String body : new String[] {null, "", "   "}) {
            MvcTestResult answer = http.send(HttpMethod.POST, "/api/companies/", body);
            assertThat(answer).hasStatus(422);
            assertThat(json(answer).get("detail"))
                    .isEqualTo(Http.json("[{'type': 'missing', 'loc': ['body', 'payload'], 'msg': 'Field required'}]"));
        }
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        String deep = "{\"name\": " + "[".repeat(64) + "]".repeat(64) + "}";
        for (String body : List.of("{", "{'name': 'x'}", "{\"name\": \"x\"} {}", "name=x", "{\"name\": 01}", deep)) {
            assertThat(http.send(HttpMethod.POST, "/api/companies/", body))
                    .as(body)
                    .hasStatus(400)
                    .bodyJson()
                    .isLenientlyEqualTo("{\"message\": \"Cannot parse request body\", \"code\": \"bad_request\"}");
        }
        String justNot = "{\"name\": " + "[".repeat(63) + "]".repeat(63) + "}";
        assertThat(http.send(HttpMethod.POST, "/api/companies/", justNot)).hasStatus(422);
    }

    @Test
    void aBodyOverOneMebibyteIsTooLarge() {
        String fits = "{\"name\": \"Acme\", \"description\": \"%s\"}".formatted("x".repeat(1024 * 1024 - 40));
        assertThat(http.send(HttpMethod.POST, "/api/companies/", fits)).hasStatus(201);
        assertThat(http.send(HttpMethod.POST, "/api/companies/", fits + " ".repeat(60)))
                .hasStatus(413)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"too_large\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "9223372036854775808", "0x1", "1e3"})
    void anIdThatIsNoneIsNamed(String id) {
        for (MvcTestResult answer : List.of(
                http.get("/api/companies/" + id),
                http.patch("/api/companies/" + id, "{}"),
                http.delete("/api/companies/" + id))) {
            assertThat(answer).hasStatus(422);
            assertThat(json(answer).get("detail"))
                    .isEqualTo(Http.json("[{'type': 'int_parsing', 'loc': ['path', 'company_id'], 'msg': '%s'}]"
                            .formatted(NO_INTEGER)));
        }
    }

    @Test
    void anIdNobodyHasIsNotFound() {
        for (String id : List.of("0", "-1", "9223372036854775807")) {
            assertThat(http.get("/api/companies/" + id)).hasStatus(404);
        }
    }

    @Test
    void membersChangeWhatIsTheirsOrNobodys() {
        SignedIn ben = desk.as(Role.REGULAR);
        Company bens = given.aCompany().ownedBy(ben).exists();
        Company nobodys = given.aCompany().exists();

        for (MvcTestResult refused : List.of(http.patch(path(bens), "{'city': 'X'}"), http.delete(path(bens)))) {
            assertThat(refused).hasStatus(403).bodyJson().isLenientlyEqualTo("""
                    {"message": "You do not have permission to perform this action.", "code": "permission_denied"}
                    """);
        }
        assertThat(http.get(path(bens))).hasStatusOk();
        assertThat(http.patch(path(nobodys), "{'city': 'X'}")).hasStatusOk();
        for (Role role : List.of(Role.MANAGER, Role.ADMIN)) {
            assertThat(new Http(mvc, desk.as(role)).patch(path(bens), "{'city': '%s'}".formatted(role)))
                    .hasStatusOk();
        }
    }

    @Test
    void countsAndSumsAreLive() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        String deal = """
                insert into deal (name, pipeline_id, stage_id, company_id, amount, currency, status)
                select 'D', s.pipeline_id, s.id, %d, %s from stage s where s.id = %d
                """;
        long stage = given.aStage(ann.actor());
        given.rows(
                ann.actor(),
                deal.formatted(acme.id(), "10.5, 'USD', 'open'", stage),
                deal.formatted(acme.id(), "99, 'EUR', 'open'", stage),
                deal.formatted(acme.id(), "7, 'EUR', 'won'", stage),
                "insert into contact (first_name, company_id) values ('Ada', %d)".formatted(acme.id()),
                """
                insert into activity (summary, company_id, occurred_at)
                values ('Called', %d, '2026-01-15T12:00:00.123456Z')
                """.formatted(acme.id()));

        String expected = """
                {"contacts_count": 1, "deals_count": 3, "open_deals_count": 2,
                 "open_pipeline": [{"currency": "EUR", "amount": 99.00}, {"currency": "USD", "amount": 10.50}],
                 "last_activity_at": "2026-01-15T12:00:00.123Z", "version": 1}
                """;
        assertThat(http.get(path(acme))).bodyJson().isLenientlyEqualTo(expected);
        assertThat(http.get("/api/companies/?owner_id=me"))
                .bodyJson()
                .extractingPath("$.items[0]")
                .convertTo(JsonNode.class)
                .isEqualTo(json(http.get(path(acme))));
    }

    @Test
    void everyPathAnswersWithAndWithoutItsSlash() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        for (String slash : List.of("", "/")) {
            assertThat(http.get("/api/companies" + slash)).hasStatusOk();
            assertThat(http.get(path(acme) + slash)).hasStatusOk();
            assertThat(http.patch(path(acme) + slash, "{'city': 'X'}")).hasStatusOk();
            assertThat(http.post("/api/companies" + slash, "{'name': 'Acme'}")).hasStatus(201);
            assertThat(http.post("/api/companies/bulk" + slash, "{'ids': [%d], 'patch': {}}".formatted(acme.id())))
                    .hasStatusOk();
        }
        assertThat(http.delete(path(acme) + "/")).hasStatus(204);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertThat(http.send(HttpMethod.PUT, "/api/companies/1", "{}"))
                .hasStatus(405)
                .hasHeader("Allow", "DELETE, GET, PATCH")
                .bodyJson()
                .isLenientlyEqualTo("{\"message\": \"Method not allowed\", \"code\": \"method_not_allowed\"}");
    }

    @Test
    void whoWantsAnythingButJsonIsToldSo() {
        assertThat(http.send(HttpMethod.GET, "/api/companies/", null, "Accept", "application/xml"))
                .hasStatus(406)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"not_acceptable\"}");
    }

    @Test
    void fiftyPatchesOfDifferentFieldsAtOnceLoseNone() throws Exception {
        Company acme = given.aCompany().ownedBy(ann).exists();
        List<String> fields = List.of(
                "domain",
                "industry",
                "phone",
                "street",
                "city",
                "state",
                "postal_code",
                "country",
                "description",
                "name");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MvcTestResult>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String body = "{'%s': 'v%d'}".formatted(fields.get(i % 10), i / 10);
                answers.add(people.submit(() -> http.patch(path(acme), body)));
            }
            for (Future<MvcTestResult> answer : answers) {
                assertThat(answer.get()).hasStatusOk();
            }
        }
        JsonNode after = json(http.get(path(acme)));
        assertThat(fields)
                .allSatisfy(field -> assertThat(after.get(field).asString()).matches("v[0-4]"));
        assertThat(after.get("version").asLong()).isEqualTo(changesOf(acme));
    }

    private static String path(Company company) {
        return "/api/companies/" + company.id();
    }

    private String moment(String column, long id) {
        return database.sql("select to_char(" + column
                        + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from company where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private long changesOf(Company company) {
        return database.sql("select count(*) from record_change where record_type = 'company' and record_id = :id")
                .param("id", company.id())
                .query(Long.class)
                .single();
    }
}
