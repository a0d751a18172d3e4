package com.offsideventures.deal;

import static com.offsideventures.testing.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.pipeline.Stage;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    private static final List<Stage> SALES =
            List.of(stage(1, "New", ' '), stage(2, "Proposal", ' '), stage(3, "Won", 'w'), stage(4, "Lost", 'l'));
    private static final List<Stage> TWO_ENDS = List.of(
            stage(1, "New", ' '),
            stage(5, "Won new", 'w'),
            stage(6, "Won again", 'w'),
            stage(7, "Lost to price", 'l'),
            stage(8, "Lost to nobody", 'l'));
    private static final List<Stage> ONLY_ENDS = List.of(stage(3, "Won", 'w'), stage(4, "Lost", 'l'));

    @ParameterizedTest(name = "stage {0}, status {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            1, -,    open
            1, open, open
            1, won,  refused
            1, lost, refused
            3, -,    won
            3, won,  won
            3, open, refused
            3, lost, refused
            4, -,    lost
            4, lost, lost
            4, open, refused
            4, won,  refused
            9, -,    refused
            """)
    void theStageOfANewDealDecidesItsStatus(long stageId, String status, String expected) {
        Draft draft = patch(String.valueOf(stageId), status);
        if (expected.equals("refused")) {
            assertThatThrownBy(() -> Placement.first(draft, SALES)).isInstanceOf(Problem.class);
        } else {
            assertThat(Placement.first(draft, SALES).status().wire()).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "in {0} {1}, given {2} {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            # a stage alone brings its status
            1, open, 2, -,    2 open
            1, open, 3, -,    3 won
            1, open, 4, -,    4 lost
            3, won,  1, -,    1 open
            3, won,  4, -,    4 lost
            4, lost, 3, -,    3 won
            # a stage with a status that agrees
            1, open, 2, open, 2 open
            1, open, 3, won,  3 won
            1, open, 4, lost, 4 lost
            3, won,  2, open, 2 open
            # a stage with a status that contradicts it
            1, open, 2, won,  refused
            1, open, 2, lost, refused
            1, open, 3, open, refused
            1, open, 3, lost, refused
            1, open, 4, open, refused
            1, open, 4, won,  refused
            3, won,  3, open, refused
            3, won,  3, lost, refused
            1, open, 1, won,  refused
            # a status alone finds its stage
            1, open, -, won,  3 won
            1, open, -, lost, 4 lost
            3, won,  -, lost, 4 lost
            4, lost, -, won,  3 won
            3, won,  -, open, 2 open
            4, lost, -, open, 2 open
            # what is already so stays
            2, open, -, open, 2 open
            3, won,  -, won,  3 won
            2, open, 2, -,    2 open
            2, open, 2, open, 2 open
            2, won,  2, -,    2 won
            2, won,  2, won,  2 won
            # a status that the stage never said is set right
            2, won,  -, open, 2 open
            2, won,  2, open, 2 open
            2, won,  -, lost, 4 lost
            """)
    void stageAndStatusFollowEachOther(
            long stageId, String status, String newStage, String newStatus, String expected) {
        Placement before = placed(SALES, stageId, status);
        Draft patch = patch(newStage, newStatus);
        if (expected.equals("refused")) {
            assertThatThrownBy(() -> before.after(patch, SALES)).isInstanceOf(Problem.class);
        } else {
            assertThat(text(before.after(patch, SALES))).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "in {0} {1}, given {2}: {3}")
    @CsvSource(textBlock = """
            1, open, won,  1 won
            1, open, lost, 1 lost
            1, won,  open, 1 open
            5, won,  lost, 5 lost
            5, lost, won,  5 won
            7, lost, open, 1 open
            """)
    void aStatusThatSeveralStagesFitLeavesTheStage(long stageId, String status, String given, String expected) {
        Placement after = placed(TWO_ENDS, stageId, status).after(patch(null, given), TWO_ENDS);
        assertThat(text(after)).isEqualTo(expected);
    }

    @Test
    void aReopenedDealStaysWhereThereIsNoOrdinaryStage() {
        Placement after = placed(ONLY_ENDS, 3, "won").after(patch(null, "open"), ONLY_ENDS);
        assertThat(text(after)).isEqualTo("3 open");
    }

    @Test
    void anotherPipelineNeedsOneOfItsStages() {
        Placement before = placed(SALES, 1, "open");
        Draft alone = Deal.SHAPE.readPatch(json("{'pipeline_id': 2}")).draft();
        Draft same = Deal.SHAPE.readPatch(json("{'pipeline_id': 1}")).draft();
        Draft foreign = Deal.SHAPE.readPatch(json("{'stage_id': 77}")).draft();
        assertThatThrownBy(() -> before.after(alone, List.of(stage(77, "Lead", ' '))))
                .hasMessage("stage_id: A deal that changes its pipeline needs a stage of the new one");
        assertThatThrownBy(() -> before.after(foreign, SALES))
                .hasMessage("stage_id: Stage 77 is not a stage of the pipeline");
        assertThat(before.after(same, SALES)).isEqualTo(before);
    }

    @Property(tries = 500)
    void stageAndStatusContradictOnlyWhereThePipelineHasNoSingleAnswer(
            @ForAll("pipelines") List<Stage> stages, @ForAll("patches") List<Patch> patches) {
        Placement placement = new Placement(stages.getFirst(), outcome(stages.getFirst()));
        for (Patch patch : patches) {
            placement = applied(placement, patch, stages);
            Deal.Status status = placement.status();
            long fitting =
                    stages.stream().filter(stage -> outcome(stage) == status).count();
            boolean noSingleAnswer = status == Deal.Status.OPEN ? fitting == 0 : fitting != 1;
            assertThat(outcome(placement.stage()) == status || noSingleAnswer)
                    .as("%s after %s in %s", placement, patch, stages)
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void theSamePatchTwiceIsOnePatch(@ForAll("pipelines") List<Stage> stages, @ForAll("patches") List<Patch> patches) {
        Placement placement = new Placement(stages.getFirst(), outcome(stages.getFirst()));
        for (Patch patch : patches) {
            placement = applied(placement, patch, stages);
            assertThat(applied(placement, patch, stages)).isEqualTo(placement);
        }
    }

    private static Placement applied(Placement placement, Patch patch, List<Stage> stages) {
        try {
            return placement.after(patch.draft(stages), stages);
        } catch (Problem refused) {
            return placement;
        }
    }

    /** A stage by its place (-1: none given) and a status ("-": none given). */
    record Patch(int stage, String status) {
        Draft draft(List<Stage> stages) {
            String id = stage < 0
                    ? null
                    : String.valueOf(stages.get(stage % stages.size()).id());
            return patch(id, status.equals("-") ? null : status);
        }
    }

    @Provide
    Arbitrary<List<Stage>> pipelines() {
        return Arbitraries.of(' ', 'w', 'l').list().ofMinSize(1).ofMaxSize(6).map(flags -> {
            List<Stage> stages = new ArrayList<>();
            for (int i = 0; i < flags.size(); i++) {
                stages.add(stage(i + 1, "Stage " + i, flags.get(i)));
            }
            return stages;
        });
    }

    @Provide
    Arbitrary<List<Patch>> patches() {
        Arbitrary<Integer> stage = Arbitraries.integers().between(-1, 5);
        Arbitrary<String> status = Arbitraries.of("-", "open", "won", "lost");
        return Combinators.combine(stage, status).as(Patch::new).list().ofMaxSize(12);
    }

    private static Deal.Status outcome(Stage stage) {
        return stage.isWon() ? Deal.Status.WON : stage.isLost() ? Deal.Status.LOST : Deal.Status.OPEN;
    }

    private static Stage stage(long id, String name, char flag) {
        return new Stage(id, 1, name, (int) id, 50, flag == 'w', flag == 'l', 1);
    }

    private static Placement placed(List<Stage> stages, long stageId, String status) {
        Stage stage = stages.stream().filter(s -> s.id() == stageId).findFirst().orElseThrow();
        return new Placement(stage, Choice.get(Deal.Status.class, status));
    }

    private static Draft patch(@Nullable String stage, @Nullable String status) {
        List<String> members = new ArrayList<>();
        if (stage != null) {
            members.add("'stage_id': " + stage);
        }
        if (status != null) {
            members.add("'status': '" + status + "'");
        }
        return Deal.SHAPE
                .readPatch(json("{" + String.join(", ", members) + "}"))
                .draft();
    }

    private static String text(Placement placement) {
        return placement.stage().id() + " " + placement.status().wire();
    }
}
