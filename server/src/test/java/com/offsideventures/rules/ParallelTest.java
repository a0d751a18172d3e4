package com.offsideventures.rules;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Many hands at once: nothing is lost, nothing happens twice, nobody waits for ever. */
@RecordsTest
class ParallelTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    private SignedIn ann;
    private Http http;

    @BeforeEach
    void signIn() {
        ann = desk.as(Role.REGULAR);
        http = new Http(mvc, ann);
    }

    @Test
    void twentyIdenticalCreatesWithOneKeyMakeOneRow() throws Exception {
        String name = Given.unique("Once");
        List<MvcTestResult> answers = atOnce(
                20, i -> http.post("/api/companies/", "{'name': '%s'}".formatted(name), "Idempotency-Key", name));
        assertThat(database.sql("select count(*) from company where name = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(statuses(answers)).contains(201).containsOnly(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.getResponse().getStatus() == 201)
                        .map(answer -> json(answer).get("id").longValue())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void fiftyPatchesOfDifferentFieldsLoseNone() throws Exception {
        Company acme = fixtures.company(ann.actor());
        List<String> fields =
                List.of("domain", "industry", "description", "phone", "street", "city", "state", "country");
        List<MvcTestResult> answers = atOnce(
                50,
                i -> http.patch(
                        "/api/companies/" + acme.id(),
                        "{'%s': 'value %d'}".formatted(fields.get(i % fields.size()), i % fields.size())));
        assertThat(statuses(answers)).containsOnly(200);
        JsonNode company = json(http.get("/api/companies/" + acme.id()));
        for (int i = 0; i < fields.size(); i++) {
            assertThat(company.get(fields.get(i)).stringValue()).isEqualTo("value " + i);
        }
        // Each field was changed once; the repetitions changed nothing.
        assertThat(company.get("version").intValue()).isEqualTo(1 + fields.size());
        assertThat(updates("company", acme.id())).isEqualTo(fields.size());
    }

    @Test
    void twentyStageMovesLeaveStatusTimelineAndHistoryInAgreement() throws Exception {
        Pipeline sales = fixtures.pipeline();
        Deal deal = deal(sales);
        List<MvcTestResult> answers = atOnce(
                20,
                i -> http.patch(
                        "/api/deals/" + deal.id(),
                        "{'stage_id': %d}".formatted(sales.stages().get(i % 4).id())));
        assertThat(statuses(answers)).containsOnly(200);
        JsonNode now = json(http.get("/api/deals/" + deal.id()));
        String expected = switch (now.get("stage_name").stringValue()) {
            case "Won" -> "won";
            case "Lost" -> "lost";
            default -> "open";
        };
        assertThat(now.get("status").stringValue()).isEqualTo(expected);
        List<String> timeline = database.sql("""
                        select summary from activity where deal_id = :id and type = 'stage_change' order by id
                        """)
                .param("id", deal.id())
                .query((row, number) -> String.valueOf(row.getString("summary")))
                .list();
        assertThat(timeline).hasSize((int) updates("deal", deal.id()));
        String stage = "New";
        for (String line : timeline) {
            assertThat(line).startsWith("Stage changed from " + stage + " to ");
            stage = line.substring(line.lastIndexOf(" to ") + 4);
        }
        assertThat(now.get("stage_name").stringValue()).isEqualTo(stage);
    }

    @Test
    void bulkMovesInOppositeOrdersNeverWaitForEachOther() throws Exception {
        Pipeline sales = fixtures.pipeline();
        List<Long> ids = IntStream.range(0, 30).mapToObj(i -> deal(sales).id()).toList();
        List<MvcTestResult> answers = atOnce(
                16,
                i -> http.post(
                        "/api/deals/bulk",
                        "{'ids': %s, 'patch': {'stage_id': %d, 'amount': %d}}"
                                .formatted(
                                        i % 2 == 0 ? ids : ids.reversed(),
                                        sales.stages().get(i % 4).id(),
                                        i)));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(database.sql("select count(distinct (stage_id, amount)) from deal where id = any(:ids)")
                        .param("ids", ids.toArray(Long[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everyKindOfWriteOnTheSameRecordsAtOnceIsCarriedOutOrRefused() throws Exception {
        Pipeline sales = fixtures.pipeline();
        Company acme = fixtures.company(ann.actor());
        Contact ada = fixtures.contact(ann.actor(), acme);
        List<Long> deals = IntStream.range(0, 6)
                .mapToObj(i -> fixtures.deal(ann.actor(), sales, acme, ada).id())
                .toList();
        List<MvcTestResult> answers = atOnce(48, i -> switch (i % 8) {
            case 0 -> http.post("/api/notes/", "{'body': 'Hi', 'company_id': %d}".formatted(acme.id()));
            case 1 ->
                http.post("/api/deals/bulk", "{'ids': %s, 'patch': {'status': 'won'}}".formatted(deals.reversed()));
            case 2 -> http.patch("/api/deals/" + deals.get(i % 6), "{'status': 'lost'}");
            case 3 -> http.patch("/api/contacts/" + ada.id(), "{'company_id': null, 'phone': '%d'}".formatted(i));
            case 4 -> http.patch("/api/contacts/" + ada.id(), "{'company_id': %d}".formatted(acme.id()));
            case 5 -> http.post("/api/activities/", """
                            {'summary': 'Met', 'company_id': %d, 'contact_id': %d, 'deal_id': %d}
                            """.formatted(acme.id(), ada.id(), deals.get(i % 6)));
            case 6 -> http.delete("/api/deals/" + deals.get(5));
            default -> http.patch("/api/companies/" + acme.id(), "{'city': 'Lisbon %d'}".formatted(i));
        });
        assertThat(statuses(answers)).isSubsetOf(200, 201, 204, 404, 409, 422);
        assertThat(statuses(answers)).filteredOn(status -> status == 409).hasSizeLessThan(12);
    }

    private Deal deal(Pipeline sales) {
        Company acme = fixtures.company(ann.actor());
        return fixtures.deal(ann.actor(), sales, acme, fixtures.contact(ann.actor(), acme));
    }

    private long updates(String table, long id) {
        return database.sql("""
                        select count(*)
                        from record_change
                        where record_type = :table and record_id = :id and operation = 'update'
                        """)
                .param("table", table)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private static List<Integer> statuses(List<MvcTestResult> answers) {
        return answers.stream().map(answer -> answer.getResponse().getStatus()).toList();
    }

    /** Sends so many requests at the same moment and waits for all of them. */
    private static List<MvcTestResult> atOnce(int count, IntFunction<MvcTestResult> request) throws Exception {
        CountDownLatch ready = new CountDownLatch(count);
        List<MvcTestResult> answers = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(count)) {
            List<Future<MvcTestResult>> running = IntStream.range(0, count)
                    .mapToObj(i -> hands.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return request.apply(i);
                    }))
                    .toList();
            for (Future<MvcTestResult> answer : running) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
        }
        return answers;
    }
}
