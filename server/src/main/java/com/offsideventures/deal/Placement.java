package com.offsideventures.deal;

import com.offsideventures.pipeline.Stage;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal stands, and the rules that keep stage and status from contradicting each other: the stage decides the
 * status, and a status given alone finds its stage. Only where a pipeline has no single stage for a status does a deal
 * keep a stage that says something else.
 *
 * @param stage its stage, which knows the pipeline
 * @param status its status
 */
record Placement(Stage stage, Deal.Status status) {

    /**
     * The placement of a new deal.
     *
     * @param draft pipeline and stage, and a status or none
     * @param stages the stages of that pipeline
     * @throws Problem 422 where the stage is not of the pipeline or says something else than the status
     */
    static Placement first(Draft draft, List<Stage> stages) {
        return in(draft, stages, draft.get(Deal.STATUS));
    }

    /** Where a deal stands that is in this stage. */
    static Placement current(List<Stage> stages, long stageId, Deal.Status status) {
        return new Placement(
                stages.stream()
                        .filter(stage -> stage.id() == stageId)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("a deal's stage is one of its pipeline")),
                status);
    }

    /** Whether a patch says anything about stage or status. */
    static boolean isTouchedBy(Draft patch) {
        return patch.has(Deal.PIPELINE_ID) || patch.has(Deal.STAGE_ID) || patch.has(Deal.STATUS);
    }

    /**
     * The placement after a patch; the same one where the patch repeats what is.
     *
     * @param stages the stages of the pipeline that the deal will be in
     * @throws Problem 422 where the stage is missing, is not of the pipeline, or says something else than the status
     */
    Placement after(Draft patch, List<Stage> stages) {
        Long pipelineId = patch.get(Deal.PIPELINE_ID);
        boolean changesPipeline = pipelineId != null && pipelineId != stage.pipelineId();
        if (changesPipeline && !patch.has(Deal.STAGE_ID)) {
            throw Problem.invalid(FieldError.body(
                    Deal.STAGE_ID.name(), "missing", "A deal that changes its pipeline needs a stage of the new one"));
        }
        Deal.Status given = patch.get(Deal.STATUS);
        Long stageId = patch.get(Deal.STAGE_ID);
        boolean staysInStage = !changesPipeline && (stageId == null || stageId == stage.id());
        if (staysInStage && (given == null || given == status)) {
            return this;
        }
        return stageId == null && given != null ? with(given, stages) : in(patch, stages, given);
    }

    /** The stage decides; a status given besides has to agree. */
    private static Placement in(Draft draft, List<Stage> stages, Deal.@Nullable Status given) {
        Long stageId = draft.get(Deal.STAGE_ID);
        Stage stage = stages.stream()
                .filter(candidate -> Long.valueOf(candidate.id()).equals(stageId))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(FieldError.body(
                        Deal.STAGE_ID.name(), "value_error", "Stage " + stageId + " is not a stage of the pipeline")));
        Deal.Status outcome = outcome(stage);
        if (given != null && given != outcome) {
            throw Problem.invalid(FieldError.body(
                    Deal.STATUS.name(),
                    "value_error",
                    "A deal in the stage '" + stage.name() + "' is " + outcome.wire() + ", not " + given.wire()));
        }
        return new Placement(stage, outcome);
    }

    /** The status decides, and finds its stage where there is no doubt which. */
    private Placement with(Deal.Status given, List<Stage> stages) {
        if (outcome(stage) == given) {
            return new Placement(stage, given);
        }
        List<Stage> fitting =
                stages.stream().filter(candidate -> outcome(candidate) == given).toList();
        Stage found = switch (given) {
            // Back to where deals are decided: the last step before the end.
            case OPEN -> fitting.isEmpty() ? stage : fitting.getLast();
            case WON, LOST -> fitting.size() == 1 ? fitting.getFirst() : stage;
        };
        return new Placement(found, given);
    }

    private static Deal.Status outcome(Stage stage) {
        if (stage.isWon()) {
            return Deal.Status.WON;
        }
        return stage.isLost() ? Deal.Status.LOST : Deal.Status.OPEN;
    }
}
