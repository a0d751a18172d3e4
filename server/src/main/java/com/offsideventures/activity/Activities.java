package com.offsideventures.activity;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The rules of activities: everybody may log one, nobody may change one. */
@Service
public class Activities {

    private final ActivityStore store;
    private final References references;
    private final ChangeSets changes;

    Activities(ActivityStore store, References references, ChangeSets changes) {
        this.store = store;
        this.references = references;
        this.changes = changes;
    }

    /** What the list may be asked. */
    public static Listing listing() {
        return ActivityStore.LISTING;
    }

    /**
     * One page of the activities that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Activity> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, ActivityStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(store.list(request.expecting(count)), count);
    }

    /** @throws Problem 404 where there is none */
    public Activity get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound("Activity"));
    }

    /**
     * The same page without counting what is on the others.
     *
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public List<Activity> first(Actor actor, Map<String, List<String>> parameters) {
        return store.list(ListRequest.read(parameters, ActivityStore.LISTING, actor));
    }

    /**
     * Logs what the caller did; without a time it happened now.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Activity create(Actor actor, Submission submission) {
        return changes.write(actor, () -> {
            Draft draft = references.check(submission).with(Activity.ACTOR_ID, actor.userId());
            boolean now = draft.get(Activity.OCCURRED_AT) == null;
            long id = store.insert(now ? draft.without(Activity.OCCURRED_AT) : draft);
            return get(id);
        });
    }

    /**
     * Logs what the server did on behalf of the actor, now, as part of the change set that is open.
     *
     * @param entries one line each, cut to 255 characters rather than fail the write, and the records it is about,
     *     which must exist
     */
    public void log(Actor actor, Activity.Type type, List<Activity.Entry> entries) {
        if (!entries.isEmpty()) {
            changes.write(actor, () -> store.insert(actor.userId(), type, entries));
        }
    }
}
