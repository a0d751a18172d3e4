package com.offsideventures.assistant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.offsideventures.assistant.Sources.Citation;
import com.offsideventures.platform.record.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies that questions and answers have on the wire. */
final class Replies {

    private Replies() {}

    /**
     * The answer in a chat.
     *
     * @param reply Markdown; {@code [1]} points to the first citation
     * @param threadId the chat it belongs to
     * @param citations the records that the reply cites, each of them read for it
     * @param proposals what it suggests; nothing of it is written
     */
    record Reply(
            String reply,
            long agentActionId,
            String provider,
            String model,
            long threadId,
            List<Citation> citations,
            List<AgentAction> proposals,
            Tokens usage) {
        Reply {
            citations = List.copyOf(citations);
            proposals = List.copyOf(proposals);
        }
    }

    /** What an answer cost. */
    record Tokens(int inputTokens, int outputTokens) {}

    /** A summary of a record. */
    record Summary(String text, long agentActionId) {}

    /** A message for the member to send; the product sends nothing. */
    record EmailDraft(String subject, String body, long agentActionId) {}

    /**
     * How promising a lead is.
     *
     * @param score 0 to 100, computed by rules
     * @param rationale the model's explanation of it
     */
    record LeadScore(int score, String rationale, long agentActionId) {}

    /**
     * What an inbound message is.
     *
     * @param category one of the six categories, or {@code Uncategorized}
     * @param proposals records that the message names, as suggestions
     */
    record Classification(String category, String rationale, long agentActionId, List<AgentAction> proposals) {
        Classification {
            proposals = List.copyOf(proposals);
        }
    }

    /** A chat of the caller, as a list shows it. */
    record Thread(
            long id,
            String title,
            String targetType,
            @Nullable Long targetId,
            String targetLabel,
            int questions,
            java.time.Instant createdAt,
            java.time.Instant updatedAt) {}

    /**
     * The body of a question, for the API description.
     *
     * @param history what was said before, at most 20 turns; ignored where a thread is given
     * @param threadId goes on with this chat; without it a new one begins
     */
    record Asked(
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String targetType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long targetId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Said> history,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long threadId) {}

    /** One turn of a chat. */
    record Said(Speaker role, String content) {}

    /** Who spoke. */
    enum Speaker implements Choice {
        USER("user"),
        ASSISTANT("assistant");

        private final String wire;

        Speaker(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
