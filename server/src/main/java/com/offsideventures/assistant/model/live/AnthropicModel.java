package com.offsideventures.assistant.model.live;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.AssistantMessageParam;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.anthropic.models.messages.UserMessageParam;
import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.ModelFailure;
import com.offsideventures.assistant.model.Question;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Turn;
import com.offsideventures.assistant.model.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model of Anthropic, through its Messages API. */
public final class AnthropicModel implements Model {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AnthropicClient client;
    private final String name;

    /** @param url where the API answers; empty for Anthropic's own address */
    public AnthropicModel(String key, String url, String name) {
        // By itself the library sends the key as a bearer token, which other servers with this API do not read.
        var builder = AnthropicOkHttpClient.builder()
                .apiKey(key)
                .putHeader("X-Api-Key", key)
                .maxRetries(0);
        this.client = (url.isBlank() ? builder : builder.baseUrl(url)).build();
        this.name = name;
    }

    @Override
    public String provider() {
        return "anthropic";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Question question, Consumer<String> text, Stop stop) {
        MessageCreateParams request = request(question);
        RequestOptions options = RequestOptions.builder()
                .followRedirects(false)
                .timeout(Timeout.builder()
                        .connect(Upstream.CONNECT)
                        .read(question.patience())
                        .request(question.patience())
                        .build())
                .build();
        Reading reading = new Reading(text);
        try {
            return Upstream.interruptibly(() -> read(request, options, reading, stop), stop);
        } catch (RuntimeException failure) {
            if (stop.requested()) {
                return reading.soFar();
            }
            Integer status = failure instanceof AnthropicServiceException refused ? refused.statusCode() : null;
            throw Upstream.failure(failure, status);
        }
    }

    private Answer read(MessageCreateParams request, RequestOptions options, Reading reading, Stop stop) {
        try (StreamResponse<RawMessageStreamEvent> stream = open(request, options, stop)) {
            stream.stream().forEach(reading::take);
            return reading.answer();
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the caller closes it; the checker does not see through the lambda
    private StreamResponse<RawMessageStreamEvent> open(MessageCreateParams request, RequestOptions options, Stop stop) {
        return Upstream.open(() -> client.messages().createStreaming(request, options), AnthropicModel::pause, stop);
    }

    private static Optional<Duration> pause(RuntimeException failure) {
        return failure instanceof AnthropicServiceException refused
                ? Upstream.pause(refused.statusCode(), refused.headers().values("retry-after"))
                : Optional.empty();
    }

    /** An answer as its events come in. */
    private static final class Reading {
        private final Consumer<String> listener;
        private final MessageAccumulator message = MessageAccumulator.create();
        private final StringBuilder text = new StringBuilder();
        /** The arguments of tools by the index of their block, which come in pieces. */
        private final Map<Long, StringBuilder> inputs = new TreeMap<>();

        Reading(Consumer<String> listener) {
            this.listener = listener;
        }

        void take(RawMessageStreamEvent event) {
            message.accumulate(event);
            event.contentBlockDelta()
                    .ifPresent(block -> block.delta().inputJson().ifPresent(piece -> {
                        StringBuilder json = inputs.computeIfAbsent(block.index(), index -> new StringBuilder());
                        if (json.append(piece.partialJson()).length() > Upstream.MOST_TEXT) {
                            throw new ModelFailure("the arguments of a tool do not end");
                        }
                    }));
            event.contentBlockDelta().flatMap(block -> block.delta().text()).ifPresent(delta -> {
                text.append(delta.text());
                if (text.length() > Upstream.MOST_TEXT) {
                    throw new ModelFailure("the answer does not end");
                }
                listener.accept(delta.text());
            });
        }

        Answer answer() {
            Message whole = message.message();
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < whole.content().size(); i++) {
                JsonNode arguments = Upstream.arguments(inputs.getOrDefault((long) i, new StringBuilder()));
                whole.content().get(i).toolUse().ifPresent(use -> calls.add(new Call(use.id(), use.name(), arguments)));
            }
            return new Answer(text.toString(), calls, (int) whole.usage().inputTokens(), (int)
                    whole.usage().outputTokens());
        }

        Answer soFar() {
            return new Answer(text.toString(), List.of(), 0, text.length() / 4);
        }
    }

    private MessageCreateParams request(Question question) {
        var request = MessageCreateParams.builder()
                .model(name)
                .maxTokens(question.mostTokens())
                .system(question.instructions());
        question.tools().forEach(tool -> request.addTool(tool(tool)));
        for (Turn turn : question.turns()) {
            switch (turn) {
                case Turn.Member member -> request.addUserMessage(member.text());
                case Turn.Spoken spoken -> request.addMessage(spoken(spoken));
                case Turn.Results results -> request.addMessage(results(results));
            }
        }
        return request.build();
    }

    private static AssistantMessageParam spoken(Turn.Spoken spoken) {
        List<ContentBlockParam> blocks = new ArrayList<>();
        if (!spoken.text().isBlank()) {
            blocks.add(ContentBlockParam.ofText(spoken.text()));
        }
        for (Call call : spoken.calls()) {
            blocks.add(ContentBlockParam.ofToolUse(ToolUseBlockParam.builder()
                    .id(call.id())
                    .name(call.tool())
                    .input(ToolUseBlockParam.Input.builder()
                            .putAllAdditionalProperties(members(call.arguments()))
                            .build())
                    .build()));
        }
        return AssistantMessageParam.builder()
                .contentOfContentBlockParams(blocks)
                .build();
    }

    private static UserMessageParam results(Turn.Results results) {
        return UserMessageParam.builder()
                .contentOfContentBlockParams(results.results().stream()
                        .map(result -> ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                .toolUseId(result.callId())
                                .content(result.text())
                                .isError(result.failed())
                                .build()))
                        .toList())
                .build();
    }

    private static Tool tool(Question.Tool tool) {
        List<String> required = tool.schema()
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return Tool.builder()
                .name(tool.name())
                .description(tool.description())
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAllAdditionalProperties(
                                        members(tool.schema().path("properties")))
                                .build())
                        .required(required)
                        .build())
                .build();
    }

    private static Map<String, JsonValue> members(JsonNode object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.forEachEntry((name, value) -> members.put(name, JsonValue.from(JSON.treeToValue(value, Object.class))));
        return members;
    }
}
