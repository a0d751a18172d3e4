package com.offsideventures.assistant;

import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A change that somebody may approve. It is data: only {@code Approval} turns one into a write. */
public sealed interface Proposal {

    ActionType type();

    /** The stored form, {@code proposed_payload}. */
    ObjectNode payload();

    /**
     * The same with other values for some fields.
     *
     * @throws Problem 422 where a field is none that such a proposal can set
     */
    Proposal edited(ObjectNode fields);

    /** A record to be added; the fields are the body of its create. */
    record NewRecord(Kind kind, ObjectNode fields) implements Proposal {

        @Override
        public ActionType type() {
            return kind.creation();
        }

        @Override
        public ObjectNode payload() {
            return fields;
        }

        @Override
        public Proposal edited(ObjectNode edits) {
            return new NewRecord(kind, merged(kind, fields, edits));
        }
    }

    /**
     * Fields of a record to be changed.
     *
     * @param version the record's version when this was proposed
     */
    record ChangedRecord(Kind kind, long id, long version, ObjectNode fields) implements Proposal {

        @Override
        public ActionType type() {
            return ActionType.UPDATE_RECORD;
        }

        @Override
        public ObjectNode payload() {
            ObjectNode payload = object();
            payload.put("record_type", kind.wire()).put("record_id", id).put("version", version);
            return payload.set("fields", fields);
        }

        @Override
        public Proposal edited(ObjectNode edits) {
            return new ChangedRecord(kind, id, version, merged(kind, fields, edits));
        }
    }

    /**
     * A deal to be moved to another stage.
     *
     * @param version the deal's version when this was proposed
     */
    record MovedDeal(long dealId, long version, long stageId) implements Proposal {

        @Override
        public ActionType type() {
            return ActionType.MOVE_DEAL_STAGE;
        }

        @Override
        public ObjectNode payload() {
            return object().put("deal_id", dealId).put("version", version).put("stage_id", stageId);
        }

        @Override
        public Proposal edited(ObjectNode edits) {
            edits.propertyStream()
                    .filter(edit -> !edit.getKey().equals("stage_id")
                            || !edit.getValue().isIntegralNumber())
                    .findFirst()
                    .ifPresent(edit -> {
                        throw Problem.invalid(FieldError.body(
                                        edit.getKey(), "int_parsing", "Only stage_id, the id of a stage, can be edited")
                                .inside("fields"));
                    });
            return edits.isEmpty()
                    ? this
                    : new MovedDeal(dealId, version, edits.path("stage_id").longValue());
        }
    }

    /** The proposal that is stored so; empty where it is no proposal but an answer. */
    static Optional<Proposal> read(ActionType type, JsonNode payload) {
        return switch (type) {
            case ASSISTANT, SUMMARIZE_RECORD, DRAFT_EMAIL, SCORE_LEAD, CLASSIFY -> Optional.empty();
            case CREATE_TASK, CREATE_NOTE, CREATE_ACTIVITY, CREATE_CONTACT, CREATE_COMPANY, CREATE_DEAL ->
                Optional.of(new NewRecord(created(type), payload.asObject()));
            case UPDATE_RECORD ->
                Optional.of(new ChangedRecord(
                        Choice.get(Kind.class, payload.path("record_type").stringValue()),
                        payload.path("record_id").longValue(),
                        payload.path("version").longValue(),
                        payload.path("fields").asObject()));
            case MOVE_DEAL_STAGE ->
                Optional.of(new MovedDeal(
                        payload.path("deal_id").longValue(),
                        payload.path("version").longValue(),
                        payload.path("stage_id").longValue()));
        };
    }

    private static Kind created(ActionType type) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.creation() == type)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode merged(Kind kind, ObjectNode fields, ObjectNode edits) {
        List<FieldError> unknown = new ArrayList<>();
        ObjectNode merged = fields.deepCopy();
        edits.forEachEntry((name, value) -> {
            if (kind.shape().find(name).isEmpty()) {
                unknown.add(FieldError.body(name, "extra_forbidden", "A " + kind.wire() + " has no such field")
                        .inside("fields"));
            }
            merged.set(name, value);
        });
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
        return merged;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
