package com.offsideventures.pipeline;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** The rules of stages: managers shape them, names are unique in a pipeline, none is both won and lost. */
@Service
public class Stages {

    private static final String MODEL = "Stage";

    private final StageStore store;
    private final PipelineStore pipelines;
    private final References references;
    private final ChangeSets changes;

    Stages(StageStore store, PipelineStore pipelines, References references, ChangeSets changes) {
        this.store = store;
        this.pipelines = pipelines;
        this.references = references;
        this.changes = changes;
    }

    /** The stages of these pipelines, each pipeline's in their order. */
    public List<Stage> of(Collection<Long> pipelineIds) {
        return store.list(pipelineIds);
    }

    /** @throws Problem 404 where there is none */
    public Stage get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a stage to a pipeline.
     *
     * @throws Problem 403 for others than managers, 409 where the pipeline has a stage of this name, 422
     */
    public Stage create(Actor actor, Submission submission) {
        actor.requireManagesEverything();
        return changes.write(actor, () -> {
            pipelines.lockAll();
            Draft draft = references.check(submission);
            requireOneOutcome(is(draft, Stage.IS_WON, false), is(draft, Stage.IS_LOST, false));
            requireFreeName(of(List.of(pipelineOf(draft))), 0, draft);
            return get(store.insert(draft));
        });
    }

    private static long pipelineOf(Draft draft) {
        return Objects.requireNonNull(draft.get(Stage.PIPELINE_ID), "a new stage names its pipeline");
    }

    /**
     * Changes the given fields. Deals in the stage keep their status.
     *
     * @param expected the version the caller read
     * @throws Problem 403, 404, 409 where the name is taken, 412 where it moved on, 422 where it would be won and lost
     */
    public Stage update(Actor actor, long id, Submission submission, IfMatch expected) {
        actor.requireManagesEverything();
        return changes.write(actor, () -> {
            Stage stage = guard(id, expected);
            Draft patch = references.check(submission);
            requireOneOutcome(is(patch, Stage.IS_WON, stage.isWon()), is(patch, Stage.IS_LOST, stage.isLost()));
            requireFreeName(of(List.of(stage.pipelineId())), id, patch);
            if (!patch.isEmpty()) {
                store.update(id, patch);
            }
            return get(id);
        });
    }

    /**
     * Deletes a stage.
     *
     * @throws Problem 403, 404, 409 where deals are in it, 412
     */
    public void delete(Actor actor, long id, IfMatch expected) {
        actor.requireManagesEverything();
        changes.write(actor, () -> {
            guard(id, expected);
            if (store.hasDeals(id)) {
                throw Problem.conflict("The stage has deals. Move them to another stage first.");
            }
            store.delete(id);
        });
    }

    /**
     * Puts the stages of a pipeline in this order.
     *
     * @throws Problem 403, 404 where there is no such pipeline, 422 where the ids are not exactly its stages
     */
    public Pipeline reorder(Actor actor, long pipelineId, Submission submission) {
        actor.requireManagesEverything();
        return changes.write(actor, () -> {
            List<Long> stageIds =
                    Pipeline.Order.of(references.check(submission)).stageIds();
            pipelines.lockAll();
            Pipeline pipeline = pipeline(pipelineId);
            List<Long> own = pipeline.stages().stream().map(Stage::id).toList();
            if (own.size() != stageIds.size() || !new HashSet<>(own).equals(new HashSet<>(stageIds))) {
                throw Problem.invalid(FieldError.body(
                        "stage_ids", "value_error", "Input should be every stage of the pipeline, once each"));
            }
            store.reorder(stageIds);
            return pipeline(pipelineId);
        });
    }

    private Pipeline pipeline(long id) {
        return pipelines.find(id).orElseThrow(() -> Problem.notFound("Pipeline"));
    }

    private Stage guard(long id, IfMatch expected) {
        pipelines.lockAll();
        Stage stage = get(id);
        if (!expected.holds(stage.version())) {
            throw Problem.stale(stage);
        }
        return stage;
    }

    private static boolean is(Draft draft, Field<Boolean> flag, boolean otherwise) {
        Boolean given = draft.get(flag);
        return given == null ? otherwise : given;
    }

    private static void requireOneOutcome(boolean won, boolean lost) {
        if (won && lost) {
            throw Problem.invalid(FieldError.body("is_lost", "value_error", "A stage is won or lost, not both"));
        }
    }

    private static void requireFreeName(List<Stage> siblings, long ownId, Draft draft) {
        String name = draft.get(Stage.NAME);
        if (siblings.stream()
                .anyMatch(stage -> stage.id() != ownId && stage.name().equals(name))) {
            throw Problem.conflict("The pipeline already has a stage named '" + name + "'.");
        }
    }
}
