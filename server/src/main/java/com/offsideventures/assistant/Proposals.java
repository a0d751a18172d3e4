package com.offsideventures.assistant;

import com.offsideventures.assistant.AgentAction.Status;
import com.offsideventures.assistant.Proposal.ChangedRecord;
import com.offsideventures.assistant.Proposal.MovedDeal;
import com.offsideventures.assistant.Proposal.NewRecord;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Pipelines;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what a model wishes into a proposal that could be carried out: known fields, values that the fields accept,
 * records that are there. It writes nothing but the proposal.
 */
@Component
class Proposals {

    private final AgentActionStore store;
    private final Records records;
    private final Pipelines pipelines;
    private final JsonMapper json;

    Proposals(AgentActionStore store, Records records, Pipelines pipelines, JsonMapper json) {
        this.store = store;
        this.records = records;
        this.pipelines = pipelines;
        this.json = json;
    }

    /**
     * What a model wishes.
     *
     * @param kind the kind of record to be changed; null where one is to be added
     * @param recordId the record to be changed; null where one is to be added
     * @param fields values by field name; of a deal's move {@code stage_id}, or {@code stage} with its name
     * @param reason why, in a sentence; empty where it does not say
     */
    record Wish(
            ActionType type, @Nullable Kind kind, @Nullable Long recordId, ObjectNode fields, String reason) {}

    /**
     * Where a wish comes from.
     *
     * @param prompt what the member asked for
     * @param target the record the member looks at; null for none
     * @param threadId the chat; null outside of one
     * @param facts what the result of the proposal holds from the beginning: reason, sources
     */
    record Origin(
            String prompt,
            @Nullable Target target,
            @Nullable Long threadId,
            ObjectNode facts,
            Usage usage) {}

    /**
     * Keeps a wish as a suggestion. In the assistant's own database session.
     *
     * @throws Problem 404 where the record is not there, 422 with everything that a person would have to correct
     */
    AgentAction suggest(Actor actor, Wish wish, Origin origin) {
        Checked checked = check(actor, wish);
        ObjectNode facts = origin.facts();
        if (!wish.reason().isBlank()) {
            facts.put("reason", wish.reason().strip());
        }
        Target target = checked.about() == null ? origin.target() : checked.about();
        long id = store.insert(
                actor.userId(),
                new NewAction(
                        wish.type(),
                        Status.SUGGESTED,
                        origin.prompt(),
                        facts,
                        checked.proposal().payload(),
                        checked.base(),
                        target,
                        origin.threadId(),
                        origin.usage()));
        return store.find(actor, id).orElseThrow();
    }

    /**
     * @param base what the proposed fields hold now
     * @param about the record it is about; null where that is for the caller to say
     */
    private record Checked(
            Proposal proposal, ObjectNode base, @Nullable Target about) {}

    private Checked check(Actor actor, Wish wish) {
        return switch (wish.type()) {
            case ASSISTANT, SUMMARIZE_RECORD, DRAFT_EMAIL, SCORE_LEAD, CLASSIFY ->
                throw Problem.badRequest(
                        "'%s' is no change".formatted(wish.type().wire()));
            case CREATE_COMPANY -> added(Kind.COMPANY, wish.fields());
            case CREATE_CONTACT -> added(Kind.CONTACT, wish.fields());
            case CREATE_DEAL -> added(Kind.DEAL, placed(actor, wish.fields()));
            case CREATE_TASK -> added(Kind.TASK, wish.fields());
            case CREATE_NOTE -> added(Kind.NOTE, wish.fields());
            case CREATE_ACTIVITY -> added(Kind.ACTIVITY, wish.fields());
            case UPDATE_RECORD -> changed(wish);
            case MOVE_DEAL_STAGE -> moved(wish);
        };
    }

    private Checked added(Kind kind, ObjectNode wished) {
        ObjectNode fields = accepted(kind, wished, kind.shape().readCreate(wished));
        return new Checked(new NewRecord(kind, fields), JsonNodeFactory.instance.objectNode(), linked(fields));
    }

    private static @Nullable Target linked(ObjectNode fields) {
        for (Kind kind : List.of(Kind.DEAL, Kind.CONTACT, Kind.COMPANY)) {
            JsonNode id = fields.path(kind.wire() + "_id");
            if (id.isIntegralNumber()) {
                return new Target(kind, id.longValue());
            }
        }
        return null;
    }

    /** A deal that names no pipeline begins at the beginning of the usual one. */
    private ObjectNode placed(Actor actor, ObjectNode wished) {
        ObjectNode deal = wished.deepCopy();
        if (!deal.path("pipeline_id").isNumber()) {
            pipelines.list(actor, Map.of()).items().stream()
                    .min(Comparator.comparing(Pipeline::isDefault).reversed())
                    .ifPresent(usual -> deal.put("pipeline_id", usual.id()));
        }
        if (!deal.path("stage_id").isNumber() && deal.path("pipeline_id").isIntegralNumber()) {
            stages(deal.path("pipeline_id").longValue()).stream()
                    .findFirst()
                    .ifPresent(first -> deal.put("stage_id", first.id()));
        }
        return deal;
    }

    private List<Stage> stages(long pipelineId) {
        try {
            return pipelines.get(pipelineId).stages();
        } catch (Problem unknown) {
            return List.of();
        }
    }

    private Checked changed(Wish wish) {
        Kind kind = wish.kind();
        Long id = wish.recordId();
        if (kind == null || id == null || !kind.changeable()) {
            throw Problem.invalid(FieldError.body(
                    "record_type", "enum", "Input should be " + Field.sentence(Kind.spellings(Kind::changeable))));
        }
        JsonNode now = records.find(kind, id).orElseThrow(Target::missing);
        ObjectNode fields = accepted(kind, wish.fields(), kind.shape().readPatch(wish.fields()));
        ObjectNode base = JsonNodeFactory.instance.objectNode();
        for (String name : List.copyOf(fields.propertyNames())) {
            if (CanonicalJson.same(fields.path(name), now.path(name))) {
                fields.remove(name);
            } else {
                base.set(name, now.path(name));
            }
        }
        if (fields.isEmpty()) {
            throw Problem.invalid(FieldError.body(
                    "fields", "value_error", "The record holds these values already, or none was given"));
        }
        return new Checked(
                new ChangedRecord(kind, id, now.path("version").longValue(), fields), base, new Target(kind, id));
    }

    private Checked moved(Wish wish) {
        Long id = wish.recordId();
        JsonNode deal = id == null
                ? JsonNodeFactory.instance.missingNode()
                : records.find(Kind.DEAL, id).orElseThrow(Target::missing);
        if (id == null) {
            throw Problem.invalid(FieldError.body("record_id", "missing", "Field required"));
        }
        List<Stage> stages = stages(deal.path("pipeline_id").longValue());
        Stage stage = wished(wish.fields(), stages)
                .orElseThrow(() -> Problem.invalid(FieldError.body(
                        "stage",
                        "enum",
                        "Input should be "
                                + Field.sentence(
                                        stages.stream().map(Stage::name).toList()))));
        if (stage.id() == deal.path("stage_id").longValue()) {
            throw Problem.invalid(FieldError.body("stage", "value_error", "The deal is in this stage already"));
        }
        ObjectNode base = JsonNodeFactory.instance.objectNode();
        base.set("stage_id", deal.path("stage_id"));
        return new Checked(
                new MovedDeal(id, deal.path("version").longValue(), stage.id()), base, new Target(Kind.DEAL, id));
    }

    private static Optional<Stage> wished(ObjectNode fields, List<Stage> stages) {
        String name = fields.path("stage").asString("").strip().toLowerCase(Locale.ROOT);
        long id = fields.path("stage_id").asLong(0);
        Optional<Stage> named = stages.stream()
                .filter(stage -> stage.id() == id
                        || stage.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        return named.isPresent() || name.length() < 3
                ? named
                : stages.stream()
                        .filter(stage -> stage.name().toLowerCase(Locale.ROOT).contains(name))
                        .findFirst();
    }

    /** The fields as they will be written: values in their declared form, nothing that the kind does not know. */
    private ObjectNode accepted(Kind kind, ObjectNode wished, Submission submission) {
        List<FieldError> errors = new ArrayList<>(submission.errors());
        Draft draft = submission.draft();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Field<?> field : kind.shape().fields()) {
            if (!draft.has(field) || !wished.has(field.name())) {
                continue;
            }
            Object value = draft.get(field);
            String table = field.limits().table();
            if (table != null && value instanceof Long id && !store.exists(table, id)) {
                String msg = field.limits().model() + " " + id + " does not exist";
                errors.add(FieldError.body(field.name(), "foreign_key", msg));
            }
            fields.set(field.name(), json.valueToTree(value));
        }
        wished.propertyNames().stream()
                .filter(name -> kind.shape().find(name).isEmpty())
                .forEach(name -> errors.add(
                        FieldError.body(name, "extra_forbidden", "A " + kind.wire() + " has no such field")));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return fields;
    }

    /** The kind that a model names; empty where there is none. */
    static Optional<Kind> kind(JsonNode word) {
        return Choice.find(Kind.class, word.asString("").strip().toLowerCase(Locale.ROOT));
    }
}
