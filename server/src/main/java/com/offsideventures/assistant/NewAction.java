package com.offsideventures.assistant;

import com.offsideventures.assistant.AgentAction.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agent action to be kept.
 *
 * @param target the record it is about; null for none
 * @param threadId the chat it belongs to; null for none
 */
record NewAction(
        ActionType type,
        Status status,
        String prompt,
        ObjectNode result,
        JsonNode payload,
        JsonNode base,
        @Nullable Target target,
        @Nullable Long threadId,
        Usage usage) {

    /** An answer, which proposes nothing. */
    static NewAction answer(
            ActionType type,
            String prompt,
            ObjectNode result,
            @Nullable Target target,
            @Nullable Long threadId,
            Usage usage) {
        return new NewAction(type, Status.APPLIED, prompt, result, nothing(), nothing(), target, threadId, usage);
    }

    /** A call that a provider did not answer. */
    static NewAction failure(
            ActionType type,
            String prompt,
            String error,
            @Nullable Target target,
            @Nullable Long threadId,
            Usage usage) {
        ObjectNode result = nothing().put("error", error);
        return new NewAction(type, Status.FAILED, prompt, result, nothing(), nothing(), target, threadId, usage);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
