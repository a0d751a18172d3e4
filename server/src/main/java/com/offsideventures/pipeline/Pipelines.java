package com.offsideventures.pipeline;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The rules of pipelines: managers shape them, at most one is the default, one always remains. */
@Service
public class Pipelines {

    private static final String MODEL = "Pipeline";

    private final PipelineStore store;
    private final References references;
    private final ChangeSets changes;

    Pipelines(PipelineStore store, References references, ChangeSets changes) {
        this.store = store;
        this.references = references;
        this.changes = changes;
    }

    /**
     * One page of the pipelines that match, with all their stages.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Pipeline> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, PipelineStore.LISTING, actor);
        return new Page<>(store.list(request), store.count(request));
    }

    /** @throws Problem 404 where there is none */
    public Pipeline get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a pipeline without stages. A new default takes the place of the old one.
     *
     * @throws Problem 403 for others than managers, 422
     */
    public Pipeline create(Actor actor, Submission submission) {
        actor.requireManagesEverything();
        return changes.write(actor, () -> {
            Draft draft = references.check(submission);
            store.lockAll();
            makeRoomForDefault(draft);
            return get(store.insert(draft));
        });
    }

    /**
     * Changes the given fields. A new default takes the place of the old one.
     *
     * @param expected the version the caller read
     * @throws Problem 403, 404, 412 where it moved on, 422
     */
    public Pipeline update(Actor actor, long id, Submission submission, IfMatch expected) {
        actor.requireManagesEverything();
        return changes.write(actor, () -> {
            Pipeline pipeline = guard(id, expected);
            Draft patch = references.check(submission);
            if (!pipeline.isDefault()) {
                makeRoomForDefault(patch);
            }
            if (!patch.isEmpty()) {
                store.update(id, patch);
            }
            return get(id);
        });
    }

    /**
     * Deletes a pipeline and its stages.
     *
     * @throws Problem 403, 404, 409 where it has deals or is the last one, 412
     */
    public void delete(Actor actor, long id, IfMatch expected) {
        actor.requireManagesEverything();
        changes.write(actor, () -> {
            guard(id, expected);
            if (store.hasDeals(id)) {
                throw Problem.conflict("The pipeline has deals. Move or delete them first.");
            }
            if (store.isLast(id)) {
                throw Problem.conflict("The last pipeline cannot be deleted.");
            }
            store.delete(id);
        });
    }

    private Pipeline guard(long id, IfMatch expected) {
        store.lockAll();
        Pipeline pipeline = get(id);
        if (!expected.holds(pipeline.version())) {
            throw Problem.stale(pipeline);
        }
        return pipeline;
    }

    private void makeRoomForDefault(Draft draft) {
        if (Boolean.TRUE.equals(draft.get(Pipeline.IS_DEFAULT))) {
            store.clearDefault();
        }
    }
}
