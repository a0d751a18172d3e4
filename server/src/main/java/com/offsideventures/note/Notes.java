package com.offsideventures.note;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Guard;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The rules of notes: everybody reads and writes them, only the author or a manager changes one. */
@Service
public class Notes {

    private static final String MODEL = "Note";

    private final NoteStore store;
    private final References references;
    private final ChangeSets changes;

    Notes(NoteStore store, References references, ChangeSets changes) {
        this.store = store;
        this.references = references;
        this.changes = changes;
    }

    /** What the list may be asked. */
    public static Listing listing() {
        return NoteStore.LISTING;
    }

    /**
     * One page of the notes that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Note> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, NoteStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(store.list(request.expecting(count)), count);
    }

    /** @throws Problem 404 where there is none */
    public Note get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a note by the caller.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Note create(Actor actor, Submission submission) {
        return changes.write(actor, () -> {
            Draft draft = references.check(submission).with(Note.AUTHOR_ID, actor.userId());
            return get(store.insert(draft));
        });
    }

    /**
     * Changes the given fields.
     *
     * @param expected the version the caller read
     * @throws Problem 403 where the note is somebody else's, 404, 412 where it moved on, 422
     */
    public Note update(Actor actor, long id, Submission submission, IfMatch expected) {
        return changes.write(actor, () -> {
            guard(actor, id, expected);
            Draft patch = references.check(submission);
            if (!patch.isEmpty()) {
                store.update(List.of(id), patch);
            }
            return get(id);
        });
    }

    /**
     * Deletes a note.
     *
     * @throws Problem 403, 404, 412
     */
    public void delete(Actor actor, long id, IfMatch expected) {
        changes.write(actor, () -> {
            guard(actor, id, expected);
            store.delete(List.of(id));
        });
    }

    private void guard(Actor actor, long id, IfMatch expected) {
        Guard note = store.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(note.responsibleId());
        if (!expected.holds(note.version())) {
            throw Problem.stale(get(id));
        }
    }
}
