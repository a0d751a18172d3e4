package com.offsideventures.history;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.company.Company;
import com.offsideventures.platform.record.RecordType;
import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.Http;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@RecordsTest
class UndoTest {

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
    void aDeletedCompanyComesBackWithAllThatWentWithIt() {
        Company acme =
                given.aCompany().ownedBy(ann).with("annual_revenue", "12.5").exists();
        long stage = given.aStage(ann.actor());
        long contact = given.rows(
                ann.actor(), "insert into contact (first_name, company_id) values ('Ada', %d)".formatted(acme.id()));
        given.rows(
                ann.actor(),
                """
                insert into deal (name, pipeline_id, stage_id, company_id, primary_contact_id)
                select 'Rollout', pipeline_id, id, %d, %d from stage where id = %d
                """.formatted(acme.id(), contact, stage),
                "insert into task (title, company_id, due_date) values ('Call', %d, now())".formatted(acme.id()),
                "insert into note (body, company_id, contact_id) values ('Champion', %d, %d)"
                        .formatted(acme.id(), contact),
                "insert into activity (summary, company_id, deal_id) select 'Met', %d, max(id) from deal"
                        .formatted(acme.id()));
        Map<String, String> before = rowsOf(acme);
        assertThat(before).hasSize(6);

        MvcTestResult deleted = http.delete("/api/companies/" + acme.id());
        assertThat(rowsOf(acme)).hasSize(0);
        MvcTestResult undone = undo(changeSet(deleted));

        assertThat(undone).hasStatusOk().headers().containsHeader("X-Offside-Change-Set");
        assertThat(rowsOf(acme)).isEqualTo(before);
        JsonNode answer = json(undone);
        assertThat(answer.get("undoes").asLong()).isEqualTo(changeSet(deleted));
        assertThat(answer.get("change_set_id").asLong()).isEqualTo(changeSet(undone));
        assertThat(answer.get("restored")
                        .valueStream()
                        .map(record -> record.get("record_type").asString()))
                .containsExactlyInAnyOrder("company", "contact", "deal", "task", "note", "activity");
    }

    @Test
    void anUndoTakesBackOnlyTheFieldsOfItsChange() {
        Company acme = given.aCompany().ownedBy(ann).with("city", "Lisbon").exists();
        MvcTestResult first = patch(acme, "{'city': 'Porto', 'phone': '1'}");
        patch(acme, "{'country': 'Portugal'}");

        assertThat(undo(changeSet(first))).hasStatusOk();
        assertThat(http.get("/api/companies/" + acme.id())).bodyJson().isLenientlyEqualTo("""
                {"city": "Lisbon", "phone": "", "country": "Portugal", "version": 4}
                """);
    }

    @Test
    void aLaterChangeOfTheSameFieldIsInTheWay() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        MvcTestResult first = patch(acme, "{'city': 'Porto', 'phone': '1'}");
        patch(acme, "{'city': 'Faro'}");

        MvcTestResult answer = undo(changeSet(first));

        assertThat(answer).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"code": "undo_conflict", "message": "Later changes are in the way. Nothing was undone.",
                 "conflicts": [{"record_type": "company", "record_id": %d, "field": "city",
                                "reason": "It was changed again since."}]}
                """.formatted(acme.id()));
        assertThat(http.get("/api/companies/" + acme.id()))
                .bodyJson()
                .isLenientlyEqualTo("{\"city\": \"Faro\", \"phone\": \"1\", \"version\": 3}");
    }

    @Test
    void aFieldThatHoldsTheValueAgainIsNotInTheWay() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        MvcTestResult first = patch(acme, "{'city': 'Porto'}");
        patch(acme, "{'city': 'Faro'}");
        patch(acme, "{'city': 'Porto'}");
        assertThat(undo(changeSet(first))).hasStatusOk();
    }

    @Test
    void aRecordThatIsGoneIsInTheWay() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        MvcTestResult first = patch(acme, "{'city': 'Porto'}");
        http.delete("/api/companies/" + acme.id());
        assertThat(undo(changeSet(first))).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"code": "undo_conflict",
                 "conflicts": [{"record_type": "company", "record_id": %d, "field": null, "reason": "It is gone."}]}
                """.formatted(acme.id()));
    }

    @Test
    void whatWasLinkedToANewRecordSinceIsInTheWayOfItsUndo() {
        MvcTestResult created = http.post("/api/companies/", "{'name': 'Acme'}");
        long acme = json(created).get("id").asLong();
        long task = given.rows(ann.actor(), "insert into task (title, company_id) values ('Call', %d)".formatted(acme));
        long contact = given.rows(
                ann.actor(), "insert into contact (first_name, company_id) values ('Ada', %d)".formatted(acme));

        assertThat(undo(changeSet(created))).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"code": "undo_conflict", "conflicts": [
                    {"record_type": "contact", "record_id": %d, "field": "company_id",
                     "reason": "It was linked to one of these records since."},
                    {"record_type": "task", "record_id": %d, "field": null,
                     "reason": "It was linked to one of these records since."}]}
                """.formatted(contact, task));
        assertThat(http.get("/api/companies/" + acme)).hasStatusOk();
    }

    @Test
    void anOwnerWhoHasLeftIsInTheWayOfADeletedRecord() {
        long gone = desk.as(Role.REGULAR).id();
        Company acme = given.aCompany().ownedBy(ann).exists();
        patch(acme, "{'owner_id': %d}".formatted(gone));
        MvcTestResult deleted = new Http(mvc, desk.as(Role.MANAGER)).delete("/api/companies/" + acme.id());
        database.sql("delete from app_user where id = :id").param("id", gone).update();

        assertThat(undo(changeSet(deleted), desk.as(Role.MANAGER)))
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"code": "undo_conflict", "conflicts": [{"record_type": "company", "record_id": %d,
                         "field": null,
                         "reason": "What it belongs to is gone."}]}
                        """.formatted(acme.id()));
    }

    @Test
    void anUndoneChangeCannotBeUndoneAgainButItsUndoCan() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        long change = changeSet(patch(acme, "{'city': 'Porto'}"));

        long undo = changeSet(undo(change));
        assertThat(undo(change)).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"code": "already_undone", "message": "This change has already been undone.", "conflicts": []}
                """);
        assertThat(cityOf(acme)).isEmpty();
        assertThat(undone(change)).isTrue();

        long redo = changeSet(undo(undo));
        assertThat(cityOf(acme)).isEqualTo("Porto");
        assertThat(List.of(undone(change), undone(undo), undone(redo))).containsExactly(false, true, false);

        assertThat(undo(redo)).hasStatusOk();
        assertThat(cityOf(acme)).isEmpty();
        assertThat(List.of(undone(change), undone(undo), undone(redo))).containsExactly(true, false, true);

        assertThat(undo(change)).hasStatus(409);
        assertThat(undo(undo)).hasStatusOk();
        assertThat(cityOf(acme)).isEqualTo("Porto");
        assertThat(undo(change)).hasStatusOk();
        assertThat(cityOf(acme)).isEmpty();
    }

    @Test
    void oneOfManyUndosAtOnceWins() throws Exception {
        Company acme = given.aCompany().ownedBy(ann).exists();
        long change = changeSet(patch(acme, "{'city': 'Porto'}"));
        List<Integer> statuses = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(people.submit(() -> undo(change).getResponse().getStatus()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(json(http.get("/api/companies/" + acme.id())).get("version").asLong())
                .isEqualTo(3);
    }

    @Test
    void onlyWhoMadeAChangeOrManagesEverythingUndoesIt() {
        Company acme = given.aCompany().ownedBy(ann).exists();
        long first = changeSet(patch(acme, "{'city': 'Porto'}"));
        assertThat(undo(first, desk.as(Role.REGULAR))).hasStatus(403);
        assertThat(undo(first, desk.as(Role.MANAGER))).hasStatusOk();
        long second = changeSet(patch(acme, "{'city': 'Faro'}"));
        assertThat(undo(second, desk.as(Role.ADMIN))).hasStatusOk();
    }

    @Test
    void theUndoOfWhatTheServerDidIsForManagers() {
        Company imported = given.aCompany().exists();
        long change = database.sql(
                        "select change_set_id from record_change where record_type = 'company' and record_id = ?")
                .param(imported.id())
                .query(Long.class)
                .single();
        assertThat(undo(change)).hasStatus(403);
        assertThat(undo(change, desk.as(Role.MANAGER))).hasStatusOk();
        assertThat(http.get("/api/companies/" + imported.id())).hasStatus(404);
    }

    @Test
    void aChangeNobodyMadeIsNotFound() {
        assertThat(undo(Long.MAX_VALUE)).hasStatus(404).bodyJson().isLenientlyEqualTo("""
                {"message": "Change not found", "code": "not_found"}
                """);
        assertThat(http.post("/api/history/x/undo", "")).hasStatus(422);
    }

    @Test
    void namesThatSwapStepByStepSwapBack() {
        long pipeline = given.rows(ann.actor(), "insert into pipeline (name) values ('Sales')");
        long one =
                given.rows(ann.actor(), "insert into stage (pipeline_id, name) values (%d, 'A')".formatted(pipeline));
        long two =
                given.rows(ann.actor(), "insert into stage (pipeline_id, name) values (%d, 'B')".formatted(pipeline));
        given.rows(
                ann.actor(),
                "update stage set name = 'tmp' where id = %d".formatted(one),
                "update stage set name = 'A' where id = %d".formatted(two),
                "update stage set name = 'B' where id = %d".formatted(one));
        long change = database.sql("select max(id) from change_set where actor_id = ?")
                .param(ann.id())
                .query(Long.class)
                .single();

        assertThat(undo(change)).hasStatusOk();
        assertThat(database.sql("select string_agg(name, '' order by id) from stage where pipeline_id = ?")
                        .param(pipeline)
                        .query(String.class)
                        .single())
                .isEqualTo("AB");
    }

    @Test
    void aThousandRecordsArePatchedAndTakenBackQuickly() {
        Long[] ids = given.companies(ann, 1000).toArray(Long[]::new);
        String list = java.util.Arrays.toString(ids);
        String before = image(ids);
        http.post("/api/companies/bulk", "{'ids': %s, 'patch': {'city': 'warm'}}".formatted(list));
        undo(lastChangeSet());

        Instant start = Instant.now();
        MvcTestResult bulk =
                http.post("/api/companies/bulk", "{'ids': %s, 'patch': {'status': 'churned'}}".formatted(list));
        Duration patched = Duration.between(start, Instant.now());
        assertThat(bulk).hasStatusOk();
        assertThat(image(ids)).isNotEqualTo(before);
        start = Instant.now();
        assertThat(undo(changeSet(bulk))).hasStatusOk();
        Duration undone = Duration.between(start, Instant.now());
        assertThat(image(ids)).isEqualTo(before);

        MvcTestResult deleted = http.post("/api/companies/bulk", "{'ids': %s, 'delete': true}".formatted(list));
        start = Instant.now();
        assertThat(undo(changeSet(deleted))).hasStatusOk();
        Duration restored = Duration.between(start, Instant.now());
        assertThat(image(ids)).isEqualTo(before);
        // Measured 0.21 s, 0.26 s and 0.23 s; the bounds leave room for a busy machine, not for another order of
        // growth.
        assertThat(patched).isLessThan(Duration.ofSeconds(2));
        assertThat(undone).isLessThan(Duration.ofSeconds(3));
        assertThat(restored).isLessThan(Duration.ofSeconds(3));
    }

    private long lastChangeSet() {
        return database.sql("select max(id) from change_set where actor_id = ?")
                .param(ann.id())
                .query(Long.class)
                .single();
    }

    private String image(Long[] ids) {
        return database.sql("""
                        select md5(string_agg((to_jsonb(c) - array['version', 'updated_at'])::text, ',' order by id))
                        from company c where id = any(:ids)
                        """).param("ids", ids).query(String.class).single();
    }

    private MvcTestResult patch(Company company, String body) {
        return http.patch("/api/companies/" + company.id(), body);
    }

    private MvcTestResult undo(long changeSet) {
        return undo(changeSet, ann);
    }

    private MvcTestResult undo(long changeSet, SignedIn caller) {
        return new Http(mvc, caller).post("/api/history/" + changeSet + "/undo", "");
    }

    private static long changeSet(MvcTestResult answer) {
        return Long.parseLong(String.valueOf(answer.getResponse().getHeader("X-Offside-Change-Set")));
    }

    private boolean undone(long changeSet) {
        return json(http.get("/api/history/?change_set_id=" + changeSet))
                .get("items")
                .get(0)
                .get("undone")
                .asBoolean();
    }

    private String cityOf(Company company) {
        return json(http.get("/api/companies/" + company.id())).get("city").asString();
    }

    /** Every row that belongs to the company, without what an undo moves on: versions and the time of the change. */
    private Map<String, String> rowsOf(Company company) {
        Map<String, String> rows = new TreeMap<>();
        for (RecordType type : RecordType.values()) {
            String column = switch (type) {
                case COMPANY -> "id";
                case CONTACT, DEAL, TASK, NOTE, ACTIVITY -> "company_id";
                case PIPELINE, STAGE -> "";
            };
            if (!column.isEmpty()) {
                rows.putAll(database
                        .sql("""
                                select id, (to_jsonb(r) - array['version', 'updated_at'])::text as row
                                from %s r where %s = :company
                                """.formatted(type.wire(), column))
                        .param("company", company.id())
                        .query((row, number) -> Map.entry(type.wire() + row.getLong("id"), row.getString("row")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            }
        }
        return rows;
    }
}
