package com.offsideventures.contact;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Guard;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The rules of contacts, and the only way to change them. */
@Service
public class Contacts {

    private static final String MODEL = "Contact";

    private final ContactStore store;
    private final References references;
    private final ChangeSets changes;

    Contacts(ContactStore store, References references, ChangeSets changes) {
        this.store = store;
        this.references = references;
        this.changes = changes;
    }

    /** What the list may be asked. */
    public static Listing listing() {
        return ContactStore.LISTING;
    }

    /**
     * One page of the contacts that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Contact> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, ContactStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(store.list(request.expecting(count)), count);
    }

    /** @throws Problem 404 where there is none */
    public Contact get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a contact; without an owner it becomes the caller's.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Contact create(Actor actor, Submission submission) {
        return changes.write(actor, () -> {
            Draft draft = references.check(submission).orElse(Contact.OWNER_ID, actor.userId());
            return get(store.insert(draft));
        });
    }

    /**
     * Changes the given fields.
     *
     * @param expected the version the caller read
     * @throws Problem 403 where the contact is somebody else's, 404, 412 where it moved on, 422
     */
    public Contact update(Actor actor, long id, Submission submission, IfMatch expected) {
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
     * Deletes a contact with its tasks, notes and activities; its deals stay and lose the link.
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
     * Changes or deletes many contacts as one change set. Those the caller may not change are refused by name, the
     * rest goes through.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Bulk.Answer bulk(Actor actor, Bulk bulk) {
        return changes.write(actor, () -> {
            Draft patch = bulk.patch() == null ? null : references.check(bulk.patch());
            Bulk.Sorted contacts = bulk.sort(actor, store.lock(bulk.ids()), MODEL);
            if (!bulk.dryRun()) {
                if (patch == null) {
                    store.delete(contacts.changeable());
                } else if (!patch.isEmpty()) {
                    store.update(contacts.changeable(), patch);
                }
            }
            return contacts.answer(changes.current().orElse(null));
        });
    }

    private void guard(Actor actor, long id, IfMatch expected) {
        Guard contact = store.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(contact.responsibleId());
        if (!expected.holds(contact.version())) {
            throw Problem.stale(get(id));
        }
    }
}
