package com.offsideventures.assistant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person says when approving.
 *
 * @param payloadHash the proposal that the person saw; null where the caller does not say
 * @param fields other values for some of the proposed fields; empty where it is approved as it is
 */
record Decision(@Nullable String payloadHash, ObjectNode fields) {

    static Decision read(JsonNode body) {
        JsonNode hash = body.path("payload_hash");
        if (!hash.isMissingNode() && !hash.isNull() && !hash.isString()) {
            throw Problem.invalid(FieldError.body("payload_hash", "string_type", "Input should be a valid string"));
        }
        JsonNode fields = body.path("fields");
        if (!fields.isMissingNode() && !fields.isNull() && !fields.isObject()) {
            throw Problem.invalid(FieldError.body(
                    "fields",
                    "model_attributes_type",
                    "Input should be a valid dictionary or object to extract fields from"));
        }
        return new Decision(
                hash.isString() ? hash.stringValue() : null,
                fields.isObject() ? fields.asObject() : JsonNodeFactory.instance.objectNode());
    }

    boolean edits() {
        return !fields.isEmpty();
    }

    /** @throws Problem 409 {@code proposal_changed} where the person saw another proposal than the one that is stored */
    void requireSeen(AgentAction action) {
        if (payloadHash != null && !payloadHash.equalsIgnoreCase(action.payloadHash())) {
            throw Problem.of(
                    409, "proposal_changed", "The suggestion is not the one you saw. Reload it and look again.");
        }
    }

    /** The body of an approval, for the API description. */
    record Body(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String payloadHash,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Object> fields) {}

    /** The body of a rejection, for the API description. */
    record Rejection(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {}
}
