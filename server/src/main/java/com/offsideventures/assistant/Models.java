package com.offsideventures.assistant;

import com.offsideventures.assistant.model.Model;
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
            case ANTHROPIC -> live(settings.anthropicKey(), "ANTHROPIC_API_KEY");
            case OPENAI -> live(settings.openaiKey(), "OPENAI_API_KEY");
            case MOCK -> new MockModel();
        };
    }

    private static Model live(String key, String variable) {
        throw key.isBlank()
                ? keyMissing(variable)
                : Problem.of(503, "ai_not_configured", "AI is not configured: only the mock is available yet.");
    }

    private static Problem keyMissing(String variable) {
        return Problem.of(503, "ai_not_configured", "AI is not configured: " + variable + " is not set.");
    }
}
