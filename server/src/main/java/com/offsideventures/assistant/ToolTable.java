package com.offsideventures.assistant;

import com.offsideventures.activity.Activities;
import com.offsideventures.assistant.model.Question.Tool;
import com.offsideventures.company.Companies;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deals;
import com.offsideventures.note.Notes;
import com.offsideventures.platform.db.ListFilter;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Field;
import com.offsideventures.task.Tasks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What models are told about their tools. Every word about a filter or a field comes from the declaration that also
 * reads and refuses it.
 */
enum ToolTable implements Choice {
    SEARCH("search_records", "Searching"),
    GET("get_record", "Reading a record"),
    LIST("list_records", "Reading a list"),
    TIMELINE("record_timeline", "Reading the timeline"),
    PIPELINE("pipeline_summary", "Adding up the pipeline"),
    PROPOSE("propose_change", "Preparing a suggestion");

    private final String wire;
    private final String label;

    ToolTable(String wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    @Override
    public String wire() {
        return wire;
    }

    /** What a member reads while it works. */
    String label() {
        return label;
    }

    /** The tool as a model sees it. */
    Tool tool() {
        return switch (this) {
            case SEARCH ->
                new Tool(
                        wire,
                        "Finds records by a part of their name, domain, e-mail address, title or text.",
                        object("query", text("words to look for"))
                                .with("types", list(kinds("any of these kinds; all without it", SEARCHED)))
                                .required("query"));
            case GET ->
                new Tool(
                        wire,
                        "Reads one record with all its fields.",
                        object("type", kinds("its kind", ALL))
                                .with("id", integer("its id"))
                                .required("type", "id"));
            case LIST ->
                new Tool(
                        wire,
                        "Reads a list of records. filters is an object of texts by filter name. Filters and orderings: "
                                + Arrays.stream(Kind.values())
                                        .map(kind -> kind.wire() + ": " + filters(listing(kind)))
                                        .collect(Collectors.joining(". ")),
                        object("type", kinds("their kind", ALL))
                                .with("filters", anyObject("filter names and their values as texts"))
                                .with("ordering", text("a name to order by, - in front for descending"))
                                .with("limit", integer("most records, 1 to 50"))
                                .required("type"));
            case TIMELINE ->
                new Tool(
                        wire,
                        "Reads the newest activities and notes, and the open tasks, of a company, contact or deal.",
                        object("type", kinds("its kind", TARGETS))
                                .with("id", integer("its id"))
                                .required("type", "id"));
            case PIPELINE ->
                new Tool(
                        wire,
                        "Adds up all deals by pipeline, stage, status and currency: number, amount, weighted amount.",
                        object().required());
            case PROPOSE ->
                new Tool(
                        wire,
                        "Suggests one change. Nothing is written: a member sees it and decides. For update_record give"
                                + " record_type, record_id and the changed fields; for move_deal_stage give record_id of"
                                + " the deal and fields.stage, the stage's name; else fields are those of the new"
                                + " record. Fields: "
                                + Arrays.stream(Kind.values())
                                        .map(kind -> kind.wire() + ": " + fields(kind))
                                        .collect(Collectors.joining(". ")),
                        object(
                                        "action_type",
                                        oneOf(
                                                "what to suggest",
                                                Arrays.stream(ActionType.values())
                                                        .filter(type ->
                                                                type.ordinal() >= ActionType.CREATE_TASK.ordinal())
                                                        .map(ActionType::wire)
                                                        .toList()))
                                .with("record_type", kinds("of update_record", Kind.spellings(Kind::changeable)))
                                .with("record_id", integer("of update_record and move_deal_stage"))
                                .with("fields", anyObject("values by field name"))
                                .with("reason", text("why, in one sentence, with marks of the records it rests on"))
                                .required("action_type", "fields"));
        };
    }

    private static final List<String> ALL = Kind.spellings(kind -> true);
    private static final List<String> TARGETS = Kind.spellings(Kind::isTarget);
    private static final List<String> SEARCHED = Kind.spellings(kind -> kind != Kind.ACTIVITY);

    static Listing listing(Kind kind) {
        return switch (kind) {
            case COMPANY -> Companies.listing();
            case CONTACT -> Contacts.listing();
            case DEAL -> Deals.listing();
            case TASK -> Tasks.listing();
            case NOTE -> Notes.listing();
            case ACTIVITY -> Activities.listing();
        };
    }

    private static String filters(Listing listing) {
        String filters = listing.filters().stream().map(ToolTable::filter).collect(Collectors.joining(", "));
        String search = listing.searchable() ? ", search" : "";
        return filters + search + "; ordered by " + String.join(", ", listing.orderingNames());
    }

    private static String filter(ListFilter filter) {
        return filter.choices().isEmpty()
                ? filter.name()
                : filter.name() + " (" + String.join("|", filter.choices()) + ")";
    }

    private static String fields(Kind kind) {
        return kind.shape().fields().stream().map(ToolTable::field).collect(Collectors.joining(", "));
    }

    private static String field(Field<?> field) {
        String choices = field.limits().choices().isEmpty()
                ? ""
                : " (" + String.join("|", field.limits().choices()) + ")";
        String required = field.required() ? " (required)" : "";
        return field.name() + choices + required;
    }

    /** The schema of a tool's arguments, in the making. */
    private record Arguments(ObjectNode properties) {

        Arguments with(String name, ObjectNode schema) {
            properties.set(name, schema);
            return this;
        }

        ObjectNode required(String... names) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            schema.set("properties", properties);
            var required = schema.putArray("required");
            List.of(names).forEach(required::add);
            return schema;
        }
    }

    private static Arguments object() {
        return new Arguments(JsonNodeFactory.instance.objectNode());
    }

    private static Arguments object(String name, ObjectNode schema) {
        return object().with(name, schema);
    }

    private static ObjectNode text(String description) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("description", description);
    }

    private static ObjectNode integer(String description) {
        return JsonNodeFactory.instance.objectNode().put("type", "integer").put("description", description);
    }

    private static ObjectNode anyObject(String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "object")
                .put("description", description)
                .put("additionalProperties", true);
    }

    private static ObjectNode oneOf(String description, List<String> spellings) {
        ObjectNode schema = text(description);
        var choices = schema.putArray("enum");
        spellings.forEach(choices::add);
        return schema;
    }

    private static ObjectNode kinds(String description, List<String> kinds) {
        return oneOf(description, kinds);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }
}
