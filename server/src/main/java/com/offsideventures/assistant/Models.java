package com.offsideventures.assistant;

import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.live.AnthropicModel;
import com.offsideventures.assistant.model.live.OpenAiModel;
import com.offsideventures.assistant.model.mock.MockModel;
import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The model that the operator chose. A provider's library is loaded when it is asked first, and only the chosen one. */
@Component
class Models {

    private static final List<String> PROVIDERS = List.of("anthropic", "openai", "mock");

    private final AssistantSettings settings;
    private final Provider provider;
    private @org.jspecify.annotations.Nullable Model made;

    private enum Provider {
        ANTHROPIC,
        OPENAI,
        MOCK
    }

    /** @throws CannotStart where there is no such provider: nobody should take the mock for the real one */
    @Autowired
    Models(AssistantSettings settings) {
        this.settings = settings;
        String name = settings.provider().strip().toLowerCase(Locale.ROOT);
        if (!PROVIDERS.contains(name)) {
            throw new CannotStart("AI_PROVIDER is '%s': choose one of %s."
                    .formatted(settings.provider(), String.join(", ", PROVIDERS)));
        }
        this.provider = Provider.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Always this model, whatever the settings say. */
    Models(AssistantSettings settings, Model model) {
        this(settings);
        this.made = model;
    }

    /** @throws Problem 503 where its key is missing */
    synchronized Model chosen() {
        Model model = made;
        if (model == null) {
            model = make();
            made = model;
        }
        return model;
    }

    private Model make() {
        return switch (provider) {
            case ANTHROPIC ->
                new AnthropicModel(
                        required("ANTHROPIC_API_KEY", settings.anthropicKey()),
                        settings.anthropicUrl(),
                        named("claude-sonnet-4-6"));
            case OPENAI ->
                new OpenAiModel(
                        settings.openaiUrl().isBlank()
                                ? required("OPENAI_API_KEY", settings.openaiKey())
                                : settings.openaiKey(),
                        settings.openaiUrl(),
                        named("gpt-4o-mini"));
            case MOCK -> new MockModel();
        };
    }

    private String named(String usual) {
        return settings.model().isBlank() ? usual : settings.model().strip();
    }

    private static String required(String variable, String key) {
        if (key.isBlank()) {
            throw Problem.of(503, "ai_not_configured", "AI is not configured: " + variable + " is not set.");
        }
        return key.strip();
    }
}
