package com.offsideventures.deal;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.activity.Activities;
import com.offsideventures.activity.Activity;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.testing.Fixtures;
import com.offsideventures.testing.Given;
import com.offsideventures.testing.RecordsTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RecordsTest
class DealsTest {

    private static final IfMatch ANY_VERSION = IfMatch.read(null);

    @Autowired
    Deals deals;

    @Autowired
    Activities activities;

    @Autowired
    SignedIn.Desk desk;

    @Autowired
    Fixtures fixtures;

    @Autowired
    JdbcClient database;

    private Actor ann;
    private Pipeline sales;
    private Company company;
    private Contact contact;
    private Deal deal;

    @BeforeEach
    void aDealInTheFirstStage() {
        ann = desk.as(Role.REGULAR).actor();
        sales = fixtures.pipeline();
        company = fixtures.company(ann);
        contact = fixtures.contact(ann, company);
        deal = fixtures.deal(ann, sales, company, contact);
    }

    @Test
    void aNewDealTakesOwnerStatusAndCurrencyFromItsSurroundings() {
        assertThat(deal.ownerId()).isEqualTo(ann.userId());
        assertThat(deal.status()).isEqualTo(Deal.Status.OPEN);
        assertThat(deal.currency()).isEqualTo("USD");
        assertThat(deal.amount()).isEqualByComparingTo("0");
        assertThat(create("'stage_id': %d".formatted(stage("Won"))).status()).isEqualTo(Deal.Status.WON);
    }

    @Test
    void aNewDealIsLoggedWithItsCompanyAndContact() {
        assertThat(timeline(deal)).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(Activity.Type.SYSTEM);
            assertThat(entry.summary()).isEqualTo("Deal '" + deal.name() + "' created");
            assertThat(entry.actorId()).isEqualTo(ann.userId());
            assertThat(entry.companyId()).isEqualTo(company.id());
            assertThat(entry.contactId()).isEqualTo(contact.id());
        });
        assertThat(deal.lastActivityAt()).isNotNull();
    }

    @Test
    void aMoveIsLoggedAndStartsTheClockOfTheStage() {
        Deal moved = patch("'stage_id': %d".formatted(stage("Proposal")));
        assertThat(moved.stageName()).isEqualTo("Proposal");
        assertThat(moved.probability()).isEqualTo(55);
        assertThat(moved.stageEnteredAt()).isAfter(deal.stageEnteredAt());
        assertThat(moved.version()).isEqualTo(2);
        assertThat(timeline(deal).getFirst()).satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(Activity.Type.STAGE_CHANGE);
            assertThat(entry.summary()).isEqualTo("Stage changed from New to Proposal");
            assertThat(entry.contactId()).isEqualTo(contact.id());
        });
    }

    @Test
    void aMoveAndItsEntryAreOneChangeSet() {
        patch("'stage_id': %d".formatted(stage("Won")));
        assertThat(database.sql("""
                        select string_agg(record_type || ' ' || operation, ', ' order by id)
                        from record_change
                        where change_set_id = (
                            select max(change_set_id) from record_change where record_type = 'deal' and record_id = :id
                        )
                        """).param("id", deal.id()).query(String.class).single())
                .isEqualTo("deal update, activity create");
    }

    @Test
    void repeatingTheCurrentValuesWritesNothing() {
        Deal same = patch("'stage_id': %d, 'status': 'open', 'pipeline_id': %d, 'name': '%s'"
                .formatted(deal.stageId(), sales.id(), deal.name()));
        assertThat(same).isEqualTo(deal);
        assertThat(timeline(deal)).hasSize(1);
    }

    @Test
    void aWonDealFindsItsStageAndGoesBackWhereItIsDecided() {
        assertThat(patch("'status': 'won'").stageName()).isEqualTo("Won");
        assertThat(patch("'status': 'open'").stageName()).isEqualTo("Proposal");
    }

    @Test
    void aDealMovesToAnotherPipelineOnlyWithOneOfItsStages() {
        Pipeline other = fixtures.pipeline();
        long lead = other.stages().getFirst().id();
        assertRefused("'pipeline_id': %d".formatted(other.id()), "stage_id");
        assertRefused("'pipeline_id': %d, 'stage_id': %d".formatted(other.id(), deal.stageId()), "stage_id");
        assertRefused("'stage_id': %d".formatted(lead), "stage_id");
        Deal moved = patch("'pipeline_id': %d, 'stage_id': %d".formatted(other.id(), lead));
        assertThat(moved.pipelineId()).isEqualTo(other.id());
        assertThat(moved.stageId()).isEqualTo(lead);
        assertThat(timeline(deal).getFirst().summary()).isEqualTo("Stage changed from New to New");
    }

    @Test
    void aRefusedMoveChangesNothing() {
        assertRefused("'name': 'Other', 'stage_id': %d, 'status': 'lost'".formatted(stage("Won")), "status");
        assertThat(deals.get(deal.id())).isEqualTo(deal);
    }

    @Test
    void twentyMovesAtOnceLeaveStatusTimelineAndHistoryConsistent() throws Exception {
        List<Stage> targets = sales.stages();
        try (ExecutorService people = Executors.newFixedThreadPool(20)) {
            List<Future<Deal>> moves = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long target = targets.get((i + 1) % targets.size()).id();
                moves.add(people.submit(() -> patch("'stage_id': %d".formatted(target))));
            }
            for (Future<Deal> move : moves) {
                move.get();
            }
        }
        Deal after = deals.get(deal.id());
        Stage last = targets.stream()
                .filter(stage -> stage.id() == after.stageId())
                .findFirst()
                .orElseThrow();
        assertThat(after.status().wire()).isEqualTo(last.isWon() ? "won" : last.isLost() ? "lost" : "open");
        List<Activity> moves = timeline(deal).stream()
                .filter(entry -> entry.type() == Activity.Type.STAGE_CHANGE)
                .toList();
        // Every entry begins where the one before it ended, and there is one per change of the row.
        List<String> steps = database.sql("""
                        select before ->> 'stage_id' || '>' || (after ->> 'stage_id')
                        from record_change
                        where record_type = 'deal' and record_id = :id and operation = 'update'
                        order by id
                        """)
                .param("id", deal.id())
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(after.version()).isEqualTo(1 + steps.size());
        assertThat(moves).hasSameSizeAs(steps);
        String at = String.valueOf(deal.stageId());
        for (String step : steps) {
            assertThat(step).startsWith(at + ">");
            at = step.substring(step.indexOf('>') + 1);
        }
        assertThat(at).isEqualTo(String.valueOf(after.stageId()));
    }

    @Test
    void somebodyElsesDealIsReadOnlyButAManagersIsNot() {
        Actor ben = desk.as(Role.REGULAR).actor();
        assertThatThrownBy(
                        () -> deals.update(ben, deal.id(), Deal.SHAPE.readPatch(json("{'name': 'Mine'}")), ANY_VERSION))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        Actor manager = desk.as(Role.MANAGER).actor();
        assertThat(deals.update(manager, deal.id(), Deal.SHAPE.readPatch(json("{'name': 'Ours'}")), ANY_VERSION)
                        .name())
                .isEqualTo("Ours");
    }

    @Test
    void aSearchFindsTheNameOfTheDealAndOfItsCompany() {
        Deal other = create("'name': '50%% of Cafe', 'stage_id': %d".formatted(deal.stageId()));
        assertThat(found(company.name())).containsExactly(deal.id());
        assertThat(found(deal.name().toUpperCase(Locale.ROOT))).containsExactly(deal.id());
        assertThat(found("50% of café")).contains(other.id());
        assertThat(found("50_ of")).doesNotContain(other.id());
    }

    private List<Long> found(String words) {
        return deals.list(ann, Map.of("search", List.of(words), "owner_id", List.of("me"))).items().stream()
                .map(Deal::id)
                .toList();
    }

    private long stage(String name) {
        return Fixtures.stage(sales, name).id();
    }

    private Deal create(String members) {
        String name = members.contains("'name'") ? "" : "'name': '" + Given.unique("Pilot") + "', ";
        return deals.create(
                ann, Deal.SHAPE.readCreate(json("{%s'pipeline_id': %d, %s}".formatted(name, sales.id(), members))));
    }

    private Deal patch(String members) {
        return deals.update(ann, deal.id(), Deal.SHAPE.readPatch(json("{" + members + "}")), ANY_VERSION);
    }

    private void assertRefused(String members, String field) {
        assertThatThrownBy(() -> patch(members)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors().getFirst().loc()).endsWith(field);
        });
    }

    private List<Activity> timeline(Deal about) {
        return activities
                .list(ann, Map.of("deal_id", List.of(String.valueOf(about.id()))))
                .items();
    }
}
