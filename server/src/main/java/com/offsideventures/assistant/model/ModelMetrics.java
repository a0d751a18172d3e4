package com.offsideventures.assistant.model;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.function.Consumer;

/**
 * What a monitor sees of the calls of models: {@code offside_ai_calls_seconds} counts and times them by provider and
 * outcome, {@code offside_ai_tokens_total} counts what they read and wrote.
 */
public final class ModelMetrics {

    private ModelMetrics() {}

    /**
     * Asks the model, and counts it.
     *
     * @throws ModelFailure as the model does
     */
    public static Answer ask(Model model, Question question, Consumer<String> text, Stop stop) {
        Timer.Sample sample = Timer.start();
        String outcome = "failed";
        try {
            Answer answer = model.ask(question, text, stop);
            outcome = "answered";
            tokens(model, "input", answer.inputTokens());
            tokens(model, "output", answer.outputTokens());
            return answer;
        } finally {
            sample.stop(Metrics.timer("offside.ai.calls", "provider", model.provider(), "outcome", outcome));
        }
    }

    private static void tokens(Model model, String direction, int count) {
        Metrics.counter("offside.ai.tokens", "provider", model.provider(), "direction", direction)
                .increment(count);
    }
}
