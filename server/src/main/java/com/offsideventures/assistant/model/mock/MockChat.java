package com.offsideventures.assistant.model.mock;

import com.offsideventures.assistant.model.Fenced;
import com.offsideventures.assistant.model.Question.Result;
import com.offsideventures.assistant.model.mock.MockModel.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a chat. What to do is read from the member's words alone; what the tools have answered so far tells how far
 * it is.
 */
final class MockChat {

    private static final String NOTHING = "No record answers this.";
    private static final String SUGGESTED = "I added a suggestion. Nothing is created until you approve it.";

    private final JsonNode sheet;
    private final String words;
    private final List<Result> results;
    private final LocalDate today;

    MockChat(JsonNode sheet, String words, List<Result> results, LocalDate today) {
        this.sheet = sheet;
        this.words = words;
        this.results = results;
        this.today = today;
    }

    Said say() {
        Optional<Result> suggested = last("propose_change");
        if (suggested.isPresent()) {
            return Said.text(
                    suggested.get().failed()
                            ? "I could not prepare that. " + suggested.get().text()
                            : SUGGESTED);
        }
        return switch (Request.read(words, today)) {
            case Request.Add add -> add(add);
            case Request.Move move ->
                about(
                        move.deal(),
                        "deal",
                        deal -> propose(
                                "move_deal_stage",
                                deal,
                                JsonNodeFactory.instance.objectNode().put("stage", move.stage())));
            case Request.Change change ->
                about(change.record(), "", record -> propose("update_record", record, changed(record, change)));
            case Request.Summary summary -> about(summary.record(), "", this::summary);
            case Request.Draft draft -> about(draft.record(), "", MockChat::draft);
            case Request.Pipeline pipeline -> pipeline();
            case Request.Rows rows -> rows(rows);
            case Request.Open open -> open(open.words());
        };
    }

    private Said add(Request.Add add) {
        if (add.about().isEmpty()) {
            return propose(add.action(), sheet.path("record"), add.fields());
        }
        if (!found(add.about(), "").isMissingNode() || last("search_records").isPresent()) {
            return propose(add.action(), found(add.about(), ""), add.fields());
        }
        return search(add.about(), "");
    }

    /** A suggestion about a record; a new record is linked to it where it can be. */
    private static Said propose(String action, JsonNode record, ObjectNode fields) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("action_type", action);
        String type = record.path("type").asString("");
        ObjectNode values = fields.deepCopy();
        if (action.equals("update_record") || action.equals("move_deal_stage")) {
            arguments
                    .put("record_type", type)
                    .put("record_id", record.path("id").asLong(0));
        } else if (action.equals("create_deal") && type.equals("contact")) {
            values.put("primary_contact_id", record.path("id").asLong(0));
        } else if (links(action, type)) {
            values.put(type + "_id", record.path("id").asLong(0));
        }
        arguments.put("reason", MockModel.LABEL + " Asked for in the chat.");
        return Said.call("propose_change", arguments.set("fields", values));
    }

    private static boolean links(String action, String type) {
        return switch (action) {
            case "create_task", "create_note", "create_activity" ->
                List.of("company", "contact", "deal").contains(type);
            case "create_contact", "create_deal" -> type.equals("company");
            default -> false;
        };
    }

    private static ObjectNode changed(JsonNode record, Request.Change change) {
        String field = change.field();
        if (field.equals("title") && record.path("type").asString("").equals("contact")) {
            field = "job_title";
        }
        String value = change.value().replaceAll("^[\"“”']|[\"“”']$", "");
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (List.of("amount", "annual_revenue").contains(field)) {
            value = Request.amount(value);
        } else if (List.of("status", "priority").contains(field)) {
            value = value.toLowerCase(Locale.ROOT).replace(' ', '_');
        }
        return fields.put(field, value);
    }

    /** Goes on with the record of this name: the one at hand, else the first that a search finds. */
    private Said about(String name, String type, Function<JsonNode, Said> then) {
        JsonNode record = found(name, type);
        if (!record.isMissingNode()) {
            return then.apply(record);
        }
        return name.isEmpty() || last("search_records").isPresent() ? Said.text(NOTHING) : search(name, type);
    }

    private JsonNode found(String name, String type) {
        JsonNode here = sheet.path("record");
        boolean fits = type.isEmpty() || here.path("type").asString("").equals(type);
        boolean named =
                name.isEmpty() || Facts.name(here).toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
        if (!here.isMissingNode() && fits && named) {
            return here;
        }
        List<JsonNode> deals = Facts.list(sheet, "deals");
        if (type.equals("deal") && name.isEmpty() && deals.size() == 1) {
            return deals.getFirst();
        }
        return data("search_records").stream().findFirst().orElseGet(JsonNodeFactory.instance::missingNode);
    }

    private static Said search(String name, String type) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("query", name);
        var types = arguments.putArray("types");
        List<String> kinds = type.isEmpty() ? List.of("company", "contact", "deal", "task") : List.of(type);
        kinds.forEach(types::add);
        return Said.call("search_records", arguments);
    }

    private Said summary(JsonNode record) {
        if (record.equals(sheet.path("record"))) {
            return Said.text(Facts.summary(sheet));
        }
        Optional<Result> timeline = last("record_timeline");
        if (timeline.isEmpty()
                && List.of("company", "contact", "deal")
                        .contains(record.path("type").asString(""))) {
            return Said.call("record_timeline", ref(record));
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        timeline.flatMap(result -> Fenced.read(result.text())).ifPresent(read -> read.forEachEntry(whole::set));
        return Said.text(Facts.summary(whole.set("record", record)));
    }

    private static Said draft(JsonNode record) {
        String first = Facts.text(record, "first_name");
        return Said.text(
                "Here is a draft, not sent:\n\nSubject: Following up, %s\n\nHi %s,\n\nI wanted to follow up on our last conversation. What would be a good next step? %s\n\nBest regards"
                        .formatted(Facts.name(record), first.isEmpty() ? "there" : first, Facts.mark(record)));
    }

    private Said pipeline() {
        if (last("pipeline_summary").isEmpty()) {
            return Said.call("pipeline_summary", JsonNodeFactory.instance.objectNode());
        }
        Map<String, Double> open = new TreeMap<>();
        Map<String, Double> weighted = new TreeMap<>();
        StringBuilder stages = new StringBuilder();
        int deals = 0;
        for (JsonNode sum : data("pipeline_summary")) {
            if (sum.path("status").asString("").equals("open")) {
                deals += sum.path("deals").asInt(0);
                open.merge(Facts.text(sum, "currency"), sum.path("amount").asDouble(0), Double::sum);
                weighted.merge(Facts.text(sum, "currency"), sum.path("weighted").asDouble(0), Double::sum);
                stages.append("\n- %s: %d, %s"
                        .formatted(Facts.text(sum, "stage"), sum.path("deals").asInt(0), Facts.money(sum)));
            }
        }
        return Said.text(
                deals == 0
                        ? NOTHING
                        : "%d open deals are worth %s, weighted %s.%s"
                                .formatted(deals, sums(open), sums(weighted), stages));
    }

    private static String sums(Map<String, Double> byCurrency) {
        return byCurrency.entrySet().stream()
                .map(sum -> sum.getKey() + String.format(Locale.ROOT, " %,.0f", sum.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private Said rows(Request.Rows rows) {
        if (last("list_records").isEmpty()) {
            ObjectNode arguments = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", rows.kind())
                    .put("limit", 10);
            ObjectNode filters = arguments.putObject("filters");
            rows.filters().forEach(filters::put);
            return Said.call("list_records", arguments);
        }
        JsonNode list = last("list_records")
                .flatMap(result -> Fenced.read(result.text()))
                .orElseGet(JsonNodeFactory.instance::missingNode);
        if (list.path("items").isEmpty()) {
            return Said.text(NOTHING);
        }
        String lines = Facts.list(list, "items").stream()
                .map(record -> "\n- " + Facts.describe(record))
                .collect(Collectors.joining());
        return Said.text("%s in all:%s".formatted(list.path("count").asString("0"), lines));
    }

    private Said open(String question) {
        if (!sheet.path("record").isMissingNode()) {
            return Said.text(MockAnswer.of(question, sheet).orElse(NOTHING));
        }
        List<String> names = MockAnswer.names(question);
        if (last("search_records").isEmpty()) {
            return names.isEmpty() ? Said.text(NOTHING) : search(names.getFirst(), "");
        }
        List<JsonNode> found = data("search_records");
        if (found.isEmpty()) {
            return Said.text(NOTHING);
        }
        JsonNode first = found.getFirst();
        boolean readable = List.of("company", "contact", "deal")
                .contains(first.path("type").asString(""));
        if (last("record_timeline").isEmpty() && readable) {
            return Said.call("record_timeline", ref(first));
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        last("record_timeline")
                .flatMap(result -> Fenced.read(result.text()))
                .ifPresent(read -> read.forEachEntry(whole::set));
        whole.set("record", first);
        return Said.text(MockAnswer.of(question, whole).orElse(Facts.describe(first)));
    }

    private static ObjectNode ref(JsonNode record) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", record.path("type").asString(""))
                .put("id", record.path("id").asLong(0));
    }

    private Optional<Result> last(String tool) {
        return results.reversed().stream()
                .filter(result -> result.tool().equals(tool))
                .findFirst();
    }

    private List<JsonNode> data(String tool) {
        List<JsonNode> rows = new ArrayList<>();
        last(tool).flatMap(result -> Fenced.read(result.text())).ifPresent(read -> read.forEach(rows::add));
        return rows;
    }
}
