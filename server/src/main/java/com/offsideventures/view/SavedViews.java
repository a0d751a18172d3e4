package com.offsideventures.view;

import com.offsideventures.company.Companies;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deals;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.task.Tasks;
import com.offsideventures.view.SavedView.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The rules of saved views: members see their own and the shared ones; the owner changes a view, a shared one also
 * managers and admins.
 */
@Service
public class SavedViews {

    private static final String MODEL = "View";

    private final ViewStore store;

    SavedViews(ViewStore store) {
        this.store = store;
    }

    /**
     * One page of the views that match, as far as the caller sees them.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<SavedView> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, ViewStore.LISTING, actor);
        return new Page<>(store.list(request, user(actor)), store.count(request, user(actor)));
    }

    /** @throws Problem 404 where there is none, or it is somebody else's own */
    public SavedView get(Actor actor, long id) {
        return store.find(id, user(actor)).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Keeps a view of the caller.
     *
     * @throws Problem 422 with all that is wrong, filters and orderings that the list does not know included
     */
    @Transactional
    public SavedView create(Actor actor, Submission submission) {
        List<FieldError> errors = new ArrayList<>(submission.errors());
        Draft draft = submission.draft();
        Resource resource = draft.get(SavedView.RESOURCE);
        if (resource != null) {
            errors.addAll(check(actor, resource, filters(draft.get(SavedView.FILTERS)), draft.get(SavedView.ORDERING)));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return store.insert(draft, user(actor));
    }

    /**
     * Changes the given fields; filters and columns are replaced as a whole.
     *
     * @throws Problem 403 where the view is shared by somebody else, 404, 422 as for a new view
     */
    @Transactional
    public SavedView update(Actor actor, long id, Submission submission) {
        SavedView view = guard(actor, id);
        Draft patch = submission.draft();
        List<FieldError> errors = new ArrayList<>(submission.errors());
        if (patch.has(SavedView.RESOURCE) || patch.has(SavedView.FILTERS) || patch.has(SavedView.ORDERING)) {
            errors.addAll(check(
                    actor,
                    Objects.requireNonNullElse(patch.get(SavedView.RESOURCE), view.resource()),
                    patch.has(SavedView.FILTERS) ? filters(patch.get(SavedView.FILTERS)) : view.filters(),
                    patch.has(SavedView.ORDERING) ? patch.get(SavedView.ORDERING) : view.ordering()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return patch.isEmpty() ? view : store.update(id, patch);
    }

    /**
     * Deletes a view.
     *
     * @throws Problem 403 where the view is shared by somebody else, 404
     */
    @Transactional
    public void delete(Actor actor, long id) {
        guard(actor, id);
        store.delete(id);
    }

    private SavedView guard(Actor actor, long id) {
        SavedView view = store.lock(id, user(actor)).orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(view.ownerId());
        return view;
    }

    private static List<FieldError> check(
            Actor actor, Resource resource, Map<String, String> filters, @Nullable String ordering) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        filters.forEach((name, text) -> parameters.put(name, List.of(text)));
        return listing(resource).check(parameters, ordering == null ? "" : ordering, actor).stream()
                .map(error -> error.loc().getLast().equals(SavedView.ORDERING.name())
                        ? FieldError.body(SavedView.ORDERING.name(), error.type(), error.msg())
                        : FieldError.body(SavedView.FILTERS.name(), error.type(), error.msg())
                                .at(error.loc().getLast()))
                .toList();
    }

    private static Listing listing(Resource resource) {
        return switch (resource) {
            case COMPANIES -> Companies.listing();
            case CONTACTS -> Contacts.listing();
            case DEALS -> Deals.listing();
            case TASKS -> Tasks.listing();
        };
    }

    private static Map<String, String> filters(@Nullable JsonNode json) {
        Map<String, String> filters = new LinkedHashMap<>();
        if (json != null) {
            json.forEachEntry((name, text) -> filters.put(name, text.stringValue()));
        }
        return filters;
    }

    private static long user(Actor actor) {
        return Objects.requireNonNull(actor.userId(), "views belong to users");
    }
}
