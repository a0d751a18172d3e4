package com.offsideventures.deal;

import com.offsideventures.activity.Activities;
import com.offsideventures.activity.Activity;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.pipeline.Stages;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The rules of deals, and the only way to change them. */
@Service
public class Deals {

    private static final String MODEL = "Deal";

    private final DealStore store;
    private final Stages stages;
    private final Activities activities;
    private final References references;
    private final ChangeSets changes;

    Deals(DealStore store, Stages stages, Activities activities, References references, ChangeSets changes) {
        this.store = store;
        this.stages = stages;
        this.activities = activities;
        this.references = references;
        this.changes = changes;
    }

    /** What the list may be asked. */
    public static Listing listing() {
        return DealStore.LISTING;
    }

    /**
     * One page of the deals that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Deal> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, DealStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(store.list(request.expecting(count)), count);
    }

    /**
     * What the deals that match are worth, by stage and currency, the largest sum of a stage first.
     *
     * @param parameters the query parameters of the list; its page and ordering change nothing
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<StageSum> sums(Actor actor, Map<String, List<String>> parameters) {
        List<StageSum> sums = store.sums(ListRequest.read(parameters, DealStore.LISTING, actor));
        return new Page<>(sums, sums.size());
    }

    /** @throws Problem 404 where there is none */
    public Deal get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a deal and logs it; without an owner it becomes the caller's, without a status it takes that of its stage.
     *
     * @throws Problem 422 with all that is wrong, a stage of another pipeline and a stage and status that contradict
     *     each other included
     */
    public Deal create(Actor actor, Submission submission) {
        return changes.write(actor, () -> {
            Draft draft = references.check(submission).orElse(Deal.OWNER_ID, actor.userId());
            Placement placement = Placement.first(draft, stages.of(Set.of(pipelineOf(draft))));
            long id = store.insert(draft.with(Deal.STATUS, placement.status()));
            log(actor, Activity.Type.SYSTEM, Map.of(id, "Deal '" + draft.get(Deal.NAME) + "' created"));
            return get(id);
        });
    }

    private static long pipelineOf(Draft draft) {
        return Objects.requireNonNull(draft.get(Deal.PIPELINE_ID), "a new deal names its pipeline");
    }

    /**
     * Changes the given fields. Stage and status follow each other; a change of stage is logged.
     *
     * @param expected the version the caller read
     * @throws Problem 403 where the deal is somebody else's, 404, 412 where it moved on, 422 as for a new deal
     */
    public Deal update(Actor actor, long id, Submission submission, IfMatch expected) {
        return changes.write(actor, () -> {
            DealStore.Locked deal = guard(actor, id, expected);
            Draft patch = references.check(submission);
            if (Placement.isTouchedBy(patch)) {
                place(actor, patch, List.of(move(deal, patch, stagesFor(List.of(deal), patch))));
            } else if (!patch.isEmpty()) {
                store.update(List.of(id), patch);
            }
            return get(id);
        });
    }

    /**
     * Deletes a deal with its tasks, notes and activities.
     *
     * @throws Problem 403, 404, 412
     */
    public void delete(Actor actor, long id, IfMatch expected) {
        changes.write(actor, () -> {
            guard(actor, id, expected);
            store.delete(List.of(id));
        });
    }

    /**
     * Changes or deletes many deals as one change set. Those that the caller may not change, and those that the patch
     * does not fit, are refused by name, the rest goes through.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Bulk.Answer bulk(Actor actor, Bulk bulk) {
        return changes.write(actor, () -> {
            Draft patch = bulk.patch() == null ? null : references.check(bulk.patch());
            List<DealStore.Locked> found = store.lock(bulk.ids());
            Bulk.Sorted deals =
                    bulk.sort(actor, found.stream().map(DealStore.Locked::guard).toList(), MODEL);
            if (patch != null && Placement.isTouchedBy(patch)) {
                deals = moveAll(actor, patch, found, deals, bulk.dryRun());
            } else if (patch == null && !bulk.dryRun()) {
                store.delete(deals.changeable());
            } else if (patch != null && !patch.isEmpty() && !bulk.dryRun()) {
                store.update(deals.changeable(), patch);
            }
            return deals.answer(changes.current().orElse(null));
        });
    }

    private Bulk.Sorted moveAll(
            Actor actor, Draft patch, List<DealStore.Locked> found, Bulk.Sorted deals, boolean dryRun) {
        Map<Long, List<Stage>> byPipeline = stagesFor(found, patch);
        Set<Long> changeable = Set.copyOf(deals.changeable());
        List<Move> moves = new ArrayList<>();
        Bulk.Sorted sorted = deals;
        for (DealStore.Locked deal : found) {
            long id = deal.guard().id();
            try {
                if (changeable.contains(id)) {
                    moves.add(move(deal, patch, byPipeline));
                }
            } catch (Problem refusal) {
                sorted = sorted.refuse(id, refusal);
            }
        }
        if (!dryRun) {
            place(actor, patch, moves);
        }
        return sorted;
    }

    /** Where a deal was and where it will be. */
    private record Move(long dealId, Placement before, Placement after) {

        boolean changesStage() {
            return before.stage().id() != after.stage().id();
        }

        String summary() {
            return "Stage changed from " + before.stage().name() + " to "
                    + after.stage().name();
        }
    }

    private Map<Long, List<Stage>> stagesFor(List<DealStore.Locked> deals, Draft patch) {
        Set<Long> pipelines =
                deals.stream().map(DealStore.Locked::pipelineId).collect(Collectors.toCollection(HashSet::new));
        Long target = patch.get(Deal.PIPELINE_ID);
        if (target != null) {
            pipelines.add(target);
        }
        return stages.of(pipelines).stream().collect(Collectors.groupingBy(Stage::pipelineId));
    }

    private static Move move(DealStore.Locked deal, Draft patch, Map<Long, List<Stage>> stages) {
        Placement before =
                Placement.current(stages.getOrDefault(deal.pipelineId(), List.of()), deal.stageId(), deal.status());
        Long given = patch.get(Deal.PIPELINE_ID);
        long target = given == null ? deal.pipelineId() : given;
        return new Move(deal.guard().id(), before, before.after(patch, stages.getOrDefault(target, List.of())));
    }

    private void place(Actor actor, Draft patch, List<Move> moves) {
        moves.stream().collect(Collectors.groupingBy(Move::after)).forEach((after, together) -> {
            Draft placed = patch.with(Deal.STAGE_ID, after.stage().id()).with(Deal.STATUS, after.status());
            Map<Boolean, List<Long>> byMove = together.stream()
                    .collect(Collectors.partitioningBy(
                            Move::changesStage, Collectors.mapping(Move::dealId, Collectors.toList())));
            store.update(byMove.getOrDefault(false, List.of()), placed);
            store.move(byMove.getOrDefault(true, List.of()), placed);
        });
        Map<Long, String> summaries =
                moves.stream().filter(Move::changesStage).collect(Collectors.toMap(Move::dealId, Move::summary));
        log(actor, Activity.Type.STAGE_CHANGE, summaries);
    }

    private void log(Actor actor, Activity.Type type, Map<Long, String> summaries) {
        if (!summaries.isEmpty()) {
            activities.log(actor, type, store.entries(summaries));
        }
    }

    private DealStore.Locked guard(Actor actor, long id, IfMatch expected) {
        DealStore.Locked deal = store.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(deal.guard().responsibleId());
        if (!expected.holds(deal.guard().version())) {
            throw Problem.stale(get(id));
        }
        return deal;
    }
}
