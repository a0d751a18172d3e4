package com.offsideventures.company;

import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
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

    /**
     * One page of the companies that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Company> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, CompanyStore.LISTING, CompanyStore.ID, actor);
        return new Page<>(store.list(request), store.count(request));
    }

    /** @throws Problem 404 where there is none */
    public Company get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a company; without an owner it becomes the caller's.
     *
     * @throws Problem 422 where the owner does not exist
     */
    public Company create(Actor actor, Draft draft) {
        Draft owned = draft.orElse(Company.OWNER_ID, actor.userId());
        return changes.write(actor, "Created " + owned.get(Company.NAME), () -> {
            references.check(owned);
            return get(store.insert(owned));
        });
    }

    /**
     * Changes the given fields.
     *
     * @param expected the version the caller read
     * @throws Problem 403 where the company is somebody else's, 404, 412 where it moved on, 422
     */
    public Company update(Actor actor, long id, Draft patch, IfMatch expected) {
        return changes.write(actor, "Changed a company", () -> {
            guard(actor, id, expected);
            references.check(patch);
            if (!patch.isEmpty()) {
                store.update(id, patch);
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
        changes.write(actor, "Deleted a company", () -> {
            guard(actor, id, expected);
            store.delete(id);
        });
    }

    private void guard(Actor actor, long id, IfMatch expected) {
        CompanyStore.Guard company = store.lock(id).orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(company.ownerId());
        if (!expected.holds(company.version())) {
            throw Problem.stale(get(id));
        }
    }
}
