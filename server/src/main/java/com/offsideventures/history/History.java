package com.offsideventures.history;

import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Reads the log and takes changes back. */
@Service
public class History {

    private final HistoryStore store;
    private final ReferenceNames names;
    private final UndoStore undo;
    private final ChangeSets changes;

    History(HistoryStore store, ReferenceNames names, UndoStore undo, ChangeSets changes) {
        this.store = store;
        this.names = names;
        this.undo = undo;
        this.changes = changes;
    }

    /**
     * One page of the changes that match, newest first.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Change> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, HistoryStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(names.addTo(store.list(request.expecting(count))), count);
    }

    /**
     * Takes back everything that was written in one change set, as a new change set.
     *
     * @throws Problem 403 unless the caller made the change or manages everything, 404, 409 {@code already_undone}, 409
     *     {@code undo_conflict} with every later change that is in the way; then nothing is changed
     */
    public Undo undo(Actor actor, long changeSetId) {
        return changes.write(actor, ChangeSets.Origin.undoOf(changeSetId), "", () -> {
            UndoStore.ChangeSet changeSet = undo.lock(changeSetId).orElseThrow(() -> Problem.notFound("Change"));
            requireMayUndo(actor, changeSet);
            if (changeSet.undone()) {
                throw Problem.of(409, "already_undone", "This change has already been undone.")
                        .with("conflicts", List.of());
            }
            List<UndoStore.Entry> entries = undo.entries(changeSetId);
            refuse(undo.laterChanges(changeSetId, entries));
            long own = undo.openChangeSet();
            refuse(undo.takeBack(entries));
            refuse(undo.sideEffects(changeSetId, own));
            undo.markUndone(changeSetId, own);
            return new Undo(own, changeSetId, restored(entries));
        });
    }

    private static void requireMayUndo(Actor actor, UndoStore.ChangeSet changeSet) {
        boolean own = actor.userId() != null && actor.userId().equals(changeSet.actorId());
        if (!own && !actor.managesEverything()) {
            throw Problem.forbidden();
        }
    }

    private static void refuse(List<Undo.Conflict> conflicts) {
        if (!conflicts.isEmpty()) {
            throw Problem.of(409, "undo_conflict", "Later changes are in the way. Nothing was undone.")
                    .with("conflicts", conflicts);
        }
    }

    private static List<Undo.Restored> restored(List<UndoStore.Entry> entries) {
        return entries.stream()
                .map(entry -> new Undo.Restored(entry.type(), entry.recordId()))
                .distinct()
                .toList();
    }
}
