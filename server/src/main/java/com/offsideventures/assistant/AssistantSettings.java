package com.offsideventures.assistant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may say about the assistant.
 *
 * @param provider anthropic, openai or mock
 * @param model the provider's model; empty for the provider's default
 * @param anthropicKey key of Anthropic; empty for none
 * @param anthropicUrl where Anthropic's API answers; empty for its own address
 * @param openaiKey key of OpenAI; empty for none
 * @param openaiUrl where an API in the form of OpenAI's answers, a local one for instance; empty for OpenAI's address
 * @param callsPerMinute how often a member may ask in a minute, 0 for any number
 * @param memberTokensPerDay tokens of one member in a day (UTC), 0 for any number
 * @param tokensPerDay tokens of all members in a day (UTC), 0 for any number
 * @param retentionDays days after which the words of questions and answers are deleted, 0 for never
 */
@ConfigurationProperties("offside.ai")
record AssistantSettings(
        @DefaultValue("mock") String provider,
        @DefaultValue("") String model,
        @DefaultValue("") String anthropicKey,
        @DefaultValue("") String anthropicUrl,
        @DefaultValue("") String openaiKey,
        @DefaultValue("") String openaiUrl,
        @DefaultValue("30") int callsPerMinute,
        @DefaultValue("500000") long memberTokensPerDay,
        @DefaultValue("5000000") long tokensPerDay,
        @DefaultValue("180") int retentionDays) {

    /** Without the keys: this may be logged. */
    @Override
    public String toString() {
        return "AssistantSettings[provider=%s, model=%s]".formatted(provider, model);
    }
}
