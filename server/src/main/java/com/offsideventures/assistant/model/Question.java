package com.offsideventures.assistant.model;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a model is asked in one step.
 *
 * @param job what the answer is for; the vendors' models read it in the instructions
 * @param instructions the system text
 * @param turns the conversation so far, the newest last
 * @param tools what the model may call
 * @param mostTokens the longest answer
 * @param patience how long to wait for the whole answer
 */
public record Question(
        Job job, String instructions, List<Turn> turns, List<Tool> tools, int mostTokens, Duration patience) {

    public Question {
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
    }

    /** What an answer is for. */
    public enum Job {
        CHAT,
        SUMMARY,
        EMAIL,
        SCORE,
        CLASSIFICATION,
        TASK,
        NOTE,
        ENRICHMENT
    }

    /** One turn of a conversation. */
    public sealed interface Turn {

        /** What the member says, with the records it is about. */
        record Member(String text) implements Turn {}

        /** What the model said and which tools it called. */
        record Spoken(String text, List<Call> calls) implements Turn {
            public Spoken {
                calls = List.copyOf(calls);
            }
        }

        /** What the tools answered, one result for each call. */
        record Results(List<Result> results) implements Turn {
            public Results {
                results = List.copyOf(results);
            }
        }
    }

    /**
     * A tool that the model may call.
     *
     * @param schema the JSON schema of its arguments, an object
     */
    public record Tool(String name, String description, JsonNode schema) {}

    /**
     * A call of a tool.
     *
     * @param id the provider's own name of this call
     * @param arguments an object; what the model wrote, checked by nobody yet
     */
    public record Call(String id, String tool, JsonNode arguments) {}

    /**
     * What a tool answered.
     *
     * @param callId the call it answers
     * @param failed whether the tool refused
     */
    public record Result(String callId, String tool, String text, boolean failed) {}
}
