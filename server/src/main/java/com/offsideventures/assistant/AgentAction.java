package com.offsideventures.assistant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.offsideventures.platform.record.Choice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One answer of the assistant, or one proposal that waits for a person's decision. The record is the row and the JSON
 * answer at once.
 *
 * @param prompt what was asked; empty for readers who are neither its author nor a manager
 * @param result what came of it: the answer, the decision ({@code confirmed_by}, {@code confirmed_at}), what was written
 *     ({@code created} or {@code changed}, {@code edited}), why it failed ({@code error}), who took it back ({@code
 *     undone_by}, {@code undone_at})
 * @param proposedPayload what would be written; empty for answers
 * @param payloadHash SHA-256 of the canonical payload in hex: what an approval refers to
 * @param targetType the kind of record it is about: company, contact, deal, task or note; empty for none
 * @param targetId the record it is about; null for none
 * @param targetLabel the name of that record now; empty where it is gone or there is none
 * @param provider whose model answered; empty before any did
 * @param model the model that answered
 * @param actorId who asked; null where that user is gone
 * @param actorName the full name of who asked; empty where there is nobody
 * @param confirmedByName the full name of who approved or rejected; empty where nobody has
 * @param threadId the first question of the chat it belongs to; null where it belongs to none
 * @param inputTokens tokens the model read for it
 * @param outputTokens tokens the model wrote for it
 * @param preview field by field what it would change now; null where it was not held against the records
 * @param stale whether the record moved on since in what it is about, so that approving it would fail; null where it was
 *     not held against the records
 * @param base what the proposed fields held when it was made
 */
public record AgentAction(
        long id,
        ActionType actionType,
        Status status,
        String prompt,
        JsonNode result,
        JsonNode proposedPayload,
        String payloadHash,
        String targetType,
        @Nullable Long targetId,
        String targetLabel,
        String provider,
        String model,
        @Nullable Long actorId,
        String actorName,
        String confirmedByName,
        @Nullable Long threadId,
        int inputTokens,
        int outputTokens,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Review.Line> preview,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean stale,

        @JsonIgnore JsonNode base) {

    /** The same, held against the records as they are now. */
    AgentAction reviewed(List<Review.Line> lines, boolean movedOn) {
        return new AgentAction(
                id,
                actionType,
                status,
                prompt,
                result,
                proposedPayload,
                payloadHash,
                targetType,
                targetId,
                targetLabel,
                provider,
                model,
                actorId,
                actorName,
                confirmedByName,
                threadId,
                inputTokens,
                outputTokens,
                createdAt,
                updatedAt,
                List.copyOf(lines),
                movedOn,
                base);
    }

    /** How far it is. */
    public enum Status implements Choice {
        SUGGESTED("suggested"),
        APPROVED("approved"),
        APPLIED("applied"),
        REJECTED("rejected"),
        FAILED("failed");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
