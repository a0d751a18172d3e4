package com.offsideventures.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.platform.record.Role;
import com.offsideventures.rules.RolesTest.Owned;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the API has its line in this table, and every role is let in or refused as the table says. What
 * happens with whose records beyond that is in {@link RolesTest}.
 */
@RecordsTest
class RightsTest {

    /** Who may call an operation at all. */
    private enum Right {
        /** Anybody, without a sign-in. */
        OPEN,
        /** Every member. */
        MEMBERS,
        /** Every member on own records and nobody's, managers and admins on all. */
        RESPONSIBLE,
        /** Managers and admins. */
        MANAGERS,
        /** Admins. */
        ADMINS
    }

    private static final Map<Right, String> TABLE = Map.of(
            Right.OPEN,
            "getService signIn refreshToken verifyToken blacklistToken",
            Right.MEMBERS,
            """
            getMe getOwnUser replaceOwnUser updateOwnUser setOwnPassword signOut listUsers
            listTokens createToken deleteToken getSettings getDashboard search streamEvents listHistory
            listCompanies createCompany bulkCompanies getCompany
            listContacts createContact bulkContacts getContact
            listDeals createDeal bulkDeals sumDeals getDeal
            listTasks createTask bulkTasks getTask
            listNotes createNote getNote listActivities createActivity
            listPipelines getPipeline listViews createView getView
            listAgentActions getAgentAction applyAgentAction rejectAgentAction undoAgentAction
            askAssistant streamAssistant classify draftEmail enrich scoreLead suggestNote suggestTask summarize
            listThreads""",
            Right.RESPONSIBLE,
            """
            updateCompany deleteCompany updateContact deleteContact updateDeal deleteDeal updateTask deleteTask
            updateNote deleteNote updateView deleteView undoChangeSet""",
            Right.MANAGERS,
            """
            createPipeline updatePipeline deletePipeline reorderStages createStage updateStage deleteStage""",
            Right.ADMINS,
            """
            updateSettings listJobs runJob
            listAdminUsers createAdminUser getAdminUser updateAdminUser deleteAdminUser setAdminUserPassword
            listModels listAdminRecords createAdminRecord bulkAdminRecords countAdminDates previewAdminDeletion
            exportAdminRecords getAdminRecord updateAdminRecord deleteAdminRecord""");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    /** An operation of the document. */
    private record Operation(String name, HttpMethod method, String path) {}

    @Test
    void everyOperationHasItsLineInTheTableAndNoLineIsLeftOver() throws IOException {
        assertThat(operations().stream().map(Operation::name)).containsExactlyInAnyOrderElementsOf(rights().keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyRoleIsLetInOrRefusedAsTheTableSays() throws IOException {
        Map<String, Right> rights = rights();
        List<DynamicTest> tests = new ArrayList<>();
        for (Operation operation : operations()) {
            Right right = rights.getOrDefault(operation.name(), Right.ADMINS);
            tests.add(DynamicTest.dynamicTest(
                    "%s is %s".formatted(operation.name(), right.name().toLowerCase(Locale.ROOT)),
                    () -> check(operation, right)));
        }
        return tests.stream();
    }

    private void check(Operation operation, Right right) {
        assertThat(mvc.method(operation.method())
                        .uri(operation.path().replaceAll("\\{[^}]*}", "1"))
                        .content("{}")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .as("without a sign-in")
                .satisfies(status -> assertThat(status == 401).isEqualTo(right != Right.OPEN));
        for (Role role : Role.values()) {
            boolean may = switch (right) {
                case OPEN, MEMBERS -> true;
                case RESPONSIBLE, MANAGERS -> role != Role.REGULAR;
                case ADMINS -> role == Role.ADMIN;
            };
            String path = right == Right.RESPONSIBLE
                    ? somebodyElses(operation.path())
                    : operation.path().replaceAll("\\{[^}]*}", "0");
            int status = new Http(mvc, desk.as(role))
                    .open(operation.method(), path, "{}")
                    .getResponse()
                    .getStatus();
            assertThat(status).as("as %s", role).isLessThan(500).isNotEqualTo(401);
            assertThat(status == 403).as("403 as %s, but %d", role, status).isEqualTo(!may);
        }
    }

    /** The path with the id of something that another member made. */
    private String somebodyElses(String path) {
        SignedIn ben = desk.as(Role.REGULAR);
        Http http = new Http(mvc, ben);
        if (path.startsWith("/api/history/")) {
            MvcTestResult made = http.post("/api/companies/", "{'name': 'Acme'}");
            String changeSet = String.valueOf(made.getResponse().getHeader("X-Offside-Change-Set"));
            return path.replace("{change_set_id}", changeSet);
        }
        String collection = path.substring(0, path.indexOf('{'));
        MvcTestResult made = http.post(collection, body(collection, ben));
        assertThat(made).hasStatus(201);
        return collection + Http.json(made).get("id");
    }

    private String body(String collection, SignedIn creator) {
        if (collection.equals("/api/views/")) {
            return "{'name': 'Ours', 'resource': 'deals', 'is_shared': true}";
        }
        Owned kind = Arrays.stream(Owned.values())
                .filter(owned -> owned.path.equals(collection))
                .findFirst()
                .orElseThrow();
        Pipeline sales = fixtures.pipeline();
        String stage = "'pipeline_id': %d, 'stage_id': %d"
                .formatted(sales.id(), sales.stages().getFirst().id());
        String assigned = kind == Owned.TASKS ? ", 'assignee_id': " + creator.id() : "";
        return "{" + kind.body.formatted(stage) + assigned + "}";
    }

    private static Map<String, Right> rights() {
        return TABLE.entrySet().stream()
                .flatMap(line ->
                        Arrays.stream(line.getValue().split("\\s+")).map(name -> Map.entry(name, line.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Operation> operations() throws IOException {
        JsonNode paths = new JsonMapper()
                .readTree(Files.readString(Path.of("..", "docs", "openapi.json")))
                .get("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEachEntry((path, item) -> item.forEachEntry((method, operation) -> operations.add(new Operation(
                operation.get("operationId").stringValue(),
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                path))));
        return operations;
    }
}
