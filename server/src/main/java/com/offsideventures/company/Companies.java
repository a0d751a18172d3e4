package com.offsideventures.company;

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

/** The rules of companies, and the only way to change them. */
@Service
public class Companies {

    private static final String MODEL = "Company";

    private final CompanyStore store;
    private final References references;
    private final ChangeSets changes;

    Companies(CompanyStore store, References references, ChangeSets changes) {
        this.store = store;
        this.references = references;
        this.changes = changes;
    }

    /** What the list may be asked. */
    public static Listing listing() {
        return CompanyStore.LISTING;
    }

    /**
     * One page of the companies that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Company> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, CompanyStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(store.list(request.expecting(count)), count);
    }

    /** @throws Problem 404 where there is none */
    public Company get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a company; without an owner it becomes the caller's.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Company create(Actor actor, Submission submission) {
        return changes.write(actor, () -> {
            Draft draft = references.check(submission).orElse(Company.OWNER_ID, actor.userId());
            return get(store.insert(draft));
        });
    }

    /**
     * Changes the given fields.
     *
     * @param expected the version the caller read
     * @throws Problem 403 where the company is somebody else's, 404, 412 where it moved on, 422
     */
    public Company update(Actor actor, long id, Submission submission, IfMatch expected) {
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
     * Deletes a company with its tasks, notes and activities; its contacts and deals stay and lose the link.
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
     * Changes or deletes many companies as one change set. Those the caller may not change are refused by name, the
     * rest goes through.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Bulk.Answer bulk(Actor actor, Bulk bulk) {
        return changes.write(actor, () -> {
            Draft patch = bulk.patch() == null ? null : references.check(bulk.patch());
            Bulk.Sorted companies = bulk.sort(actor, store.lock(bulk.ids()), MODEL);
            if (!bulk.dryRun()) {
                if (patch == null) {
                    store.delete(companies.changeable());
                } else if (!patch.isEmpty()) {
                    store.update(companies.changeable(), patch);
                }
            }
            return companies.answer(changes.current().orElse(null));
        });
    }

    private void guard(Actor actor, long id, IfMatch expected) {
        Guard company = store.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(company.responsibleId());
        if (!expected.holds(company.version())) {
            throw Problem.stale(get(id));
        }
    }
}
