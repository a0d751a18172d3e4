package com.offsideventures.admin;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@RecordsTest
class AdminApiTest {

    private static final String MODELS = "/api/admin/models/";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Given given;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private SignedIn admin;
    private Http http;

    @BeforeEach
    void anAdmin() {
        admin = desk.as(Role.ADMIN);
        http = new Http(mvc, admin);
    }

    @Test
    void everyModelIsDeclaredAndItsListAnswersEveryColumnAndFilter() {
        JsonNode models = json(http.get("/api/admin/models/")).get("items");
        assertThat(models.valueStream().map(model -> model.get("name").stringValue()))
                .containsExactly(
                        "app_user",
                        "profile",
                        "company",
                        "contact",
                        "pipeline",
                        "stage",
                        "deal",
                        "task",
                        "note",
                        "activity",
                        "agent_action",
                        "blacklisted_access_token");
        for (JsonNode model : models) {
            String path = MODELS + model.get("name").stringValue();
            for (JsonNode column : model.get("columns")) {
                assertThat(http.get(path + "?search=a&ordering=-" + column.stringValue()))
                        .as(path + " by " + column)
                        .hasStatusOk();
            }
            for (JsonNode filter : model.get("filters")) {
                String value = switch (filter.get("kind").stringValue()) {
                    case "flag" -> "true";
                    case "ids" -> "1";
                    case "choices" -> filter.get("choices").get(0).asString();
                    default -> "x";
                };
                assertThat(http.get(path + "?" + filter.get("name").stringValue() + "=" + value))
                        .as(path + " with " + filter)
                        .hasStatusOk();
            }
            assertThat(http.get(path + "?misspelt=1")).hasStatus(422);
            assertThat(http.get(path + "?ordering=password_hash")).hasStatus(422);
            assertThat(http.get(path + "/dates")).hasStatus(model.get("date").isNull() ? 404 : 200);
            assertThat(http.get(path + "/export.csv?limit=1")).hasStatusOk();
        }
        assertThat(http.get(MODELS + "flyway_schema_history")).hasStatus(404);
        assertThat(http.get(MODELS + "app_user/" + admin.id()).getResponse().getContentAsByteArray())
                .asString()
                .contains(admin.email())
                .doesNotContain("password");
    }

    @Test
    void aRecordIsAddedChangedAndUndoneLikeAnyOther() {
        String name = Given.unique("Acme");
        MvcTestResult made =
                http.post(MODELS + "company", "{'name': '%s', 'owner_id': %d}".formatted(name, admin.id()));
        assertThat(made).hasStatus(201);
        long id = json(made).get("id").longValue();
        assertThat(made).bodyJson().isLenientlyEqualTo("""
                {"id": %d, "title": "%s", "values": {"name": "%s", "status": "prospect"}, "titles": {"owner_id": "Ann Example"}}
                """.formatted(id, name, name));
        assertThat(http.patch(MODELS + "company/" + id, "{'status': 'gone'}")).hasStatus(422);
        assertThat(http.patch(MODELS + "company/" + id, "{'city': 'Lisbon'}", "If-Match", "\"9\""))
                .hasStatus(412);
        MvcTestResult changed = http.patch(MODELS + "company/" + id, "{'city': 'Lisbon'}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk();
        String changeSet = String.valueOf(changed.getResponse().getHeader("X-Offside-Change-Set"));
        assertThat(http.get("/api/history/?change_set_id=" + changeSet))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"items": [{"record_id": %d, "via": "admin", "actor_id": %d, "operation": "update"}]}
                """.formatted(id, admin.id()));
        assertThat(http.post("/api/history/" + changeSet + "/undo", "{}")).hasStatusOk();
        assertThat(http.get(MODELS + "company/" + id))
                .bodyJson()
                .extractingPath("$.values.city")
                .isEqualTo("");
        assertThat(http.get(MODELS + "company?search=" + name))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(1);
    }

    @Test
    void whatGoesAlongIsShownBeforeItGoes() {
        Company company = fixtures.company(admin.actor());
        Contact contact = fixtures.contact(admin.actor(), company);
        http.post("/api/tasks", "{'title': 'Call', 'company_id': %d}".formatted(company.id()));
        assertThat(http.get(MODELS + "company/deletion?ids=" + company.id()))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"title": "%s", "possible": true,
                 "parts": [{"model": "contact", "fate": "unlinked", "count": 1},
                           {"model": "task", "fate": "deleted", "count": 1}]}
                """.formatted(company.name()));
        assertThat(http.delete(MODELS + "company/" + company.id())).hasStatus(204);
        assertThat(http.get(MODELS + "contact/" + contact.id()))
                .bodyJson()
                .extractingPath("$.values.company_id")
                .isNull();
        long pipeline = fixtures.deal(admin.actor(), fixtures.pipeline(), fixtures.company(admin.actor()), contact)
                .pipelineId();
        assertThat(http.get(MODELS + "pipeline/deletion?ids=" + pipeline))
                .bodyJson()
                .extractingPath("$.possible")
                .isEqualTo(false);
        assertThat(http.delete(MODELS + "pipeline/" + pipeline)).hasStatus(409);
    }

    @Test
    void manyAreChangedAsOneChangeSetWhetherTheirKindHasABulkOrNot() {
        List<Long> companies = given.companies(admin, 3);
        assertThat(http.post(MODELS + "company/bulk", "{'ids': %s, 'patch': {'city': 'Porto'}}".formatted(companies)))
                .bodyJson()
                .extractingPath("$.changed")
                .asArray()
                .hasSize(3);
        long note =
                json(http.post(MODELS + "note", "{'body': 'Met'}")).get("id").longValue();
        MvcTestResult deleted =
                http.post(MODELS + "note/bulk", "{'ids': [%d, 999999999], 'delete': true}".formatted(note));
        assertThat(deleted).bodyJson().isLenientlyEqualTo("""
                {"changed": [%d], "refused": [{"id": 999999999, "code": "not_found"}]}
                """.formatted(note));
        assertThat(http.get(MODELS + "note/" + note)).hasStatus(404);
        long changeSet = json(deleted).get("change_set_id").longValue();
        assertThat(http.post("/api/history/" + changeSet + "/undo", "{}")).hasStatusOk();
        assertThat(http.get(MODELS + "note/" + note)).hasStatusOk();
    }

    @Test
    void anExportHoldsTheFilteredRowsAndNoFormula() {
        String mark = Given.unique("Csv").replace(' ', '-');
        for (String name : List.of("=1+1 " + mark, "+49 30 1 " + mark, "A, \\\"quoted\\\" " + mark)) {
            assertThat(http.post(MODELS + "company", "{\"name\": \"" + name + "\", \"phone\": \"+49 30 123\"}"))
                    .hasStatus(201);
        }
        MvcTestResult csv = http.get(MODELS + "company/export.csv?search=" + mark + "&ordering=id");
        assertThat(csv).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"company.csv\"");
        String[] lines = new String(csv.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .startsWith("id,name,domain,")
                .endsWith(",owner_id_title")
                .doesNotContain("search_key");
        assertThat(lines[1]).contains(",'=1+1 " + mark + ",").contains(",+49 30 123,");
        assertThat(lines[2]).contains(",'+49 30 1 " + mark + ",");
        assertThat(lines[3]).contains(",\"A, \"\"quoted\"\" " + mark + "\",");
    }

    @Test
    void datesAreCountedFromYearsToDays() {
        String month = json(http.post(MODELS + "note", "{'body': 'Met'}"))
                .get("values")
                .get("created_at")
                .stringValue()
                .substring(0, 7);
        String year = month.substring(0, 4);
        assertThat(http.get(MODELS + "note/dates")).bodyText().contains("\"value\":\"" + year + "\"");
        assertThat(http.get(MODELS + "note/dates?within=" + year)).bodyText().contains("\"value\":\"" + month + "\"");
        assertThat(http.get(MODELS + "note/dates?within=" + month)).bodyText().contains("\"value\":\"" + month + "-");
        assertThat(http.get(MODELS + "note/dates?within=%27")).hasStatus(422);
    }

    @Test
    void whatIsOnlyReadStaysAsItIs() {
        for (String model : List.of("agent_action", "blacklisted_access_token", "app_user", "profile")) {
            assertThat(http.post(MODELS + model, "{}")).as(model).hasStatus(405);
            assertThat(http.patch(MODELS + model + "/1", "{}")).as(model).hasStatus(405);
            assertThat(http.delete(MODELS + model + "/1")).as(model).hasStatus(405);
        }
        long activity = json(http.post(MODELS + "activity", "{'summary': 'Called', 'type': 'call'}"))
                .get("id")
                .longValue();
        assertThat(http.patch(MODELS + "activity/" + activity, "{'summary': 'x'}"))
                .hasStatus(405);
    }

    @Test
    void noAdminPathLetsAnybodyElseIn() {
        Set<String> tried = new TreeSet<>();
        for (Role role : List.of(Role.REGULAR, Role.MANAGER)) {
            Http outsider = new Http(mvc, desk.as(role));
            routes.getHandlerMethods()
                    .keySet()
                    .forEach(route -> route.getPatternValues().stream()
                            .filter(path -> path.startsWith("/api/admin"))
                            .forEach(path -> route.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> {
                                        String address = path.replaceAll("\\{[^}]+}", "1");
                                        assertThat(outsider.send(HttpMethod.valueOf(method.name()), address, "{}"))
                                                .as(role + " " + method + " " + address)
                                                .hasStatus(403);
                                        tried.add(method + " " + path);
                                    })));
        }
        assertThat(tried)
                .contains("GET /api/admin/users", "DELETE /api/admin/models/{model}/{id}", "GET /api/admin/jobs");
    }

    @Test
    void staffMayDoEverythingHereWhateverTheirRole() {
        SignedIn staff = desk.as(Role.REGULAR);
        database.sql("update app_user set is_staff = true where id = :id")
                .param("id", staff.id())
                .update();
        long company = given.aCompany().ownedBy(admin).exists().id();
        assertThat(new Http(mvc, staff).patch("/api/companies/" + company, "{'city': 'Rome'}"))
                .hasStatus(403);
        assertThat(new Http(mvc, staff).patch(MODELS + "company/" + company, "{'city': 'Rome'}"))
                .hasStatusOk();
    }
}
