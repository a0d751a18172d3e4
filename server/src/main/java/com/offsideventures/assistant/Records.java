package com.offsideventures.assistant;

import com.offsideventures.activity.Activities;
import com.offsideventures.company.Companies;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deals;
import com.offsideventures.note.Notes;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of every kind as their own routes answer them, with the reader's rights. */
@Component
public class Records {

    private final Companies companies;
    private final Contacts contacts;
    private final Deals deals;
    private final Tasks tasks;
    private final Notes notes;
    private final Activities activities;
    private final JsonMapper json;

    Records(
            Companies companies,
            Contacts contacts,
            Deals deals,
            Tasks tasks,
            Notes notes,
            Activities activities,
            JsonMapper json) {
        this.companies = companies;
        this.contacts = contacts;
        this.deals = deals;
        this.tasks = tasks;
        this.notes = notes;
        this.activities = activities;
        this.json = json;
    }

    /** The record as its route answers it; empty where it is not there. */
    public Optional<JsonNode> find(Kind kind, long id) {
        try {
            return Optional.of(json.valueToTree(
                    switch (kind) {
                        case COMPANY -> companies.get(id);
                        case CONTACT -> contacts.get(id);
                        case DEAL -> deals.get(id);
                        case TASK -> tasks.get(id);
                        case NOTE -> notes.get(id);
                        case ACTIVITY -> activities.get(id);
                    }));
        } catch (Problem refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * One page of the records that match.
     *
     * @param parameters the query parameters of the list's route
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<JsonNode> list(Actor actor, Kind kind, Map<String, List<String>> parameters) {
        Page<?> page = switch (kind) {
            case COMPANY -> companies.list(actor, parameters);
            case CONTACT -> contacts.list(actor, parameters);
            case DEAL -> deals.list(actor, parameters);
            case TASK -> tasks.list(actor, parameters);
            case NOTE -> notes.list(actor, parameters);
            case ACTIVITY -> activities.list(actor, parameters);
        };
        List<JsonNode> items = page.items().stream()
                .map(item -> (JsonNode) json.valueToTree(item))
                .toList();
        return new Page<>(items, page.count());
    }
}
