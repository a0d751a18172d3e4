package com.offsideventures.assistant;

/**
 * Which model was used, and how much of it.
 *
 * @param provider anthropic, openai or mock
 * @param model the model's name
 * @param inputTokens tokens it read
 * @param outputTokens tokens it wrote
 */
record Usage(String provider, String model, int inputTokens, int outputTokens) {

    /** Nothing yet. */
    Usage none() {
        return new Usage(provider, model, 0, 0);
    }

    Usage plus(int input, int output) {
        return new Usage(provider, model, inputTokens + input, outputTokens + output);
    }

    int tokens() {
        return inputTokens + outputTokens;
    }
}
