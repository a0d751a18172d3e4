package com.offsideventures.assistant.model;

import java.util.List;

/**
 * One step of a model.
 *
 * @param calls the tools it wants to call; empty where it is done
 * @param inputTokens tokens it read
 * @param outputTokens tokens it wrote
 */
public record Answer(String text, List<Question.Call> calls, int inputTokens, int outputTokens) {

    public Answer {
        calls = List.copyOf(calls);
    }
}
