package com.offsideventures.assistant;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model is given about the record that a question is about. */
@Component
class FactSheet {

    private final Toolbox tools;
    private final Records records;
    private final AssistantSession session;

    FactSheet(Toolbox tools, Records records, AssistantSession session) {
        this.tools = tools;
        this.records = records;
        this.session = session;
    }

    /**
     * The record, what belongs to it, its newest notes and activities and its open tasks.
     *
     * @throws com.offsideventures.platform.web.Problem 404 where it is not there
     */
    JsonNode of(Toolbox.Use use, Target target) {
        return session.run(() -> {
            JsonNode record = records.find(target.kind(), target.id()).orElseThrow(Target::missing);
            ObjectNode sheet = JsonNodeFactory.instance.objectNode();
            sheet.set("record", tools.shown(use, target.kind(), record));
            switch (target.kind()) {
                case COMPANY -> {
                    add(use, sheet, "contacts", Kind.CONTACT, target, 8, Map.of());
                    add(use, sheet, "deals", Kind.DEAL, target, 8, Map.of());
                }
                case CONTACT -> {
                    String deals = String.valueOf(target.id());
                    sheet.putArray("deals")
                            .addAll(tools.rows(
                                            use,
                                            Kind.DEAL,
                                            Map.of("primary_contact_id", List.of(deals), "limit", List.of("8")))
                                    .items());
                }
                case DEAL, TASK, NOTE, ACTIVITY -> {}
            }
            add(use, sheet, "notes", Kind.NOTE, target, 5, Map.of());
            add(use, sheet, "open_tasks", Kind.TASK, target, 20, Map.of("status", List.of("todo,in_progress")));
            add(use, sheet, "activities", Kind.ACTIVITY, target, 10, Map.of());
            return sheet;
        });
    }

    private void add(
            Toolbox.Use use,
            ObjectNode sheet,
            String name,
            Kind kind,
            Target target,
            int rows,
            Map<String, List<String>> filters) {
        var parameters = new java.util.HashMap<>(filters);
        parameters.put(target.kind().wire() + "_id", List.of(String.valueOf(target.id())));
        parameters.put("limit", List.of(String.valueOf(rows)));
        sheet.putArray(name).addAll(tools.rows(use, kind, parameters).items());
    }
}
