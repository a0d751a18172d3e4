package com.offsideventures.assistant;

import com.offsideventures.assistant.Proposals.Wish;
import com.offsideventures.assistant.model.Fenced;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Result;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out what a model calls: five tools read with the asking member's rights, one suggests. Each call is a short
 * database session of the assistant's own role, which has no right to write a record.
 */
@Component
class Toolbox {

    private static final Logger log = LoggerFactory.getLogger(Toolbox.class);

    private static final int MOST_ROWS = 50;
    private static final int MOST_RESULT = 16_000;
    private static final int MOST_TEXT = 1_500;
    private static final int MOST_PROPOSALS = 10;

    private final AssistantSession session;
    private final Records records;
    private final SumStore sums;
    private final Proposals proposals;
    private final JsonMapper json;

    Toolbox(AssistantSession session, Records records, SumStore sums, Proposals proposals, JsonMapper json) {
        this.session = session;
        this.records = records;
        this.sums = sums;
        this.proposals = proposals;
        this.json = json;
    }

    /**
     * One conversation's use of the tools.
     *
     * @param origin where its proposals come from
     * @param allowed which changes it may suggest
     * @param made collects the proposals
     */
    record Use(
            Actor actor,
            Fenced fenced,
            Sources sources,
            Proposals.Origin origin,
            Predicate<Wish> allowed,
            List<AgentAction> made) {

        /** The same with proposals from elsewhere. */
        Use from(Proposals.Origin elsewhere) {
            return new Use(actor, fenced, sources, elsewhere, allowed, made);
        }
    }

    /** What a tool answers; a refusal is an answer, too, so that the model can correct itself. */
    Result run(Use use, Call call) {
        try {
            ToolTable tool = Choice.find(ToolTable.class, call.tool())
                    .orElseThrow(() -> Problem.badRequest("There is no tool '" + call.tool() + "'"));
            JsonNode answer = session.run(() -> carryOut(use, tool, call.arguments()));
            return new Result(call.id(), call.tool(), cut(use.fenced().put(answer)), false);
        } catch (Problem refused) {
            return refusal(call, refused.message());
        } catch (DataAccessException refused) {
            log.error("A tool of the assistant failed in the database", refused);
            return refusal(call, "The database refused.");
        }
    }

    private static Result refusal(Call call, String message) {
        return new Result(call.id(), call.tool(), "Refused: " + message, true);
    }

    private static String cut(String text) {
        return text.length() <= MOST_RESULT ? text : text.substring(0, MOST_RESULT) + " … (cut; ask for less)";
    }

    private JsonNode carryOut(Use use, ToolTable tool, JsonNode arguments) {
        return switch (tool) {
            case SEARCH -> search(use, arguments);
            case GET -> get(use, kind(arguments, "type"), arguments.path("id").asLong(0));
            case LIST -> list(use, arguments);
            case TIMELINE ->
                timeline(use, kind(arguments, "type"), arguments.path("id").asLong(0));
            case PIPELINE -> json.valueToTree(sums.all());
            case PROPOSE -> propose(use, arguments);
        };
    }

    private static Kind kind(JsonNode arguments, String name) {
        return Proposals.kind(arguments.path(name))
                .orElseThrow(() -> Problem.badRequest(name + " should be one of " + Kind.spellings(kind -> true)));
    }

    private JsonNode search(Use use, JsonNode arguments) {
        String query = arguments.path("query").asString("");
        List<Kind> kinds = new ArrayList<>();
        arguments.path("types").forEach(word -> Proposals.kind(word).ifPresent(kinds::add));
        if (kinds.isEmpty()) {
            kinds.addAll(List.of(Kind.COMPANY, Kind.CONTACT, Kind.DEAL, Kind.TASK, Kind.NOTE));
        }
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (Kind kind : kinds) {
            found.addAll(rows(use, kind, Map.of("search", List.of(query), "limit", List.of("5")))
                    .items());
        }
        return found;
    }

    private JsonNode get(Use use, Kind kind, long id) {
        return shown(
                use,
                kind,
                records.find(kind, id).orElseThrow(() -> Problem.badRequest("There is no " + kind.wire() + " " + id)));
    }

    private JsonNode list(Use use, JsonNode arguments) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        arguments.path("filters").forEachEntry((name, value) -> parameters.put(name, List.of(value.asString(""))));
        String ordering = arguments.path("ordering").asString("");
        if (!ordering.isBlank()) {
            parameters.put("ordering", List.of(ordering));
        }
        int limit = Math.clamp(arguments.path("limit").asInt(20), 1, MOST_ROWS);
        parameters.put("limit", List.of(String.valueOf(limit)));
        Page<JsonNode> page = rows(use, kind(arguments, "type"), parameters);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", page.count());
        answer.putArray("items").addAll(page.items());
        return answer;
    }

    private JsonNode timeline(Use use, Kind kind, long id) {
        if (!kind.isTarget()) {
            throw Problem.badRequest("type should be one of " + Kind.spellings(Kind::isTarget));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String link = kind.wire() + "_id";
        List<String> about = List.of(String.valueOf(id));
        answer.putArray("activities")
                .addAll(rows(use, Kind.ACTIVITY, Map.of(link, about, "limit", List.of("20")))
                        .items());
        answer.putArray("notes")
                .addAll(rows(use, Kind.NOTE, Map.of(link, about, "limit", List.of("10")))
                        .items());
        answer.putArray("open_tasks")
                .addAll(rows(use, Kind.TASK, Map.of(link, about, "status", List.of("todo,in_progress")))
                        .items());
        return answer;
    }

    /** Rows as a model sees them; all of them may be cited. */
    Page<JsonNode> rows(Use use, Kind kind, Map<String, List<String>> parameters) {
        Page<JsonNode> page = records.list(use.actor(), kind, parameters);
        List<JsonNode> items =
                page.items().stream().map(record -> shown(use, kind, record)).toList();
        return new Page<>(items, page.count());
    }

    /** The record with its kind in front, without what says nothing, long texts cut. */
    JsonNode shown(Use use, Kind kind, JsonNode record) {
        use.sources().add(kind, record.path("id").longValue(), kind.label(record));
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("type", kind.wire());
        record.forEachEntry((name, value) -> {
            boolean empty =
                    value.isNull() || (value.isString() && value.stringValue().isEmpty());
            if (value.isString() && value.stringValue().length() > MOST_TEXT) {
                shown.put(name, value.stringValue().substring(0, MOST_TEXT) + "…");
            } else if (!empty && !name.equals("logo_url")) {
                // An activity's own type would hide what it is.
                shown.set(name.equals("type") ? "activity_type" : name, value);
            }
        });
        return shown;
    }

    private JsonNode propose(Use use, JsonNode arguments) {
        if (use.made().size() >= MOST_PROPOSALS) {
            throw Problem.badRequest("No more than " + MOST_PROPOSALS + " suggestions in one answer");
        }
        ActionType type = Choice.find(
                        ActionType.class, arguments.path("action_type").asString(""))
                .orElseThrow(() -> Problem.badRequest("action_type is none of those named in the description"));
        Optional<Kind> kind = Proposals.kind(arguments.path("record_type"));
        JsonNode id = arguments.path("record_id");
        JsonNode fields = arguments.path("fields");
        Wish wish = new Wish(
                type,
                kind.orElse(null),
                id.canConvertToLong() && id.isNumber() ? id.longValue() : null,
                fields.isObject() ? fields.asObject() : JsonNodeFactory.instance.objectNode(),
                plain(arguments.path("reason").asString("")));
        if (!use.allowed().test(wish)) {
            throw Problem.badRequest("This question allows no such suggestion");
        }
        Proposals.Origin origin = use.origin();
        ObjectNode facts = origin.facts().deepCopy();
        facts.set("sources", json.valueToTree(use.sources().read()));
        AgentAction made = proposals.suggest(
                use.actor(),
                wish,
                new Proposals.Origin(origin.prompt(), origin.target(), origin.threadId(), facts, origin.usage()));
        use.made().add(made);
        return JsonNodeFactory.instance
                .objectNode()
                .put("suggestion", made.id())
                .put("status", "suggested")
                .put("note", "Nothing was written. A member decides.");
    }

    /** A reason is shown beside the sources, so it needs no marks in the text. */
    private static String plain(String reason) {
        CitationFilter filter = new CitationFilter(new Sources(), citation -> {});
        String text = filter.accept(reason) + filter.finish();
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
