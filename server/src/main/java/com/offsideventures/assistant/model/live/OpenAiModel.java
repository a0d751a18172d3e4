package com.offsideventures.assistant.model.live;

import com.offsideventures.assistant.model.Answer;
import com.offsideventures.assistant.model.Model;
import com.offsideventures.assistant.model.ModelFailure;
import com.offsideventures.assistant.model.Question;
import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Turn;
import com.offsideventures.assistant.model.Stop;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** A model of OpenAI or of any server with the same chat completions API. */
public final class OpenAiModel implements Model {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final OpenAIClient client;
    private final String name;
    private final boolean openAi;

    /**
     * @param key the key; a server of one's own may need none
     * @param url where the API answers; empty for OpenAI's own address
     */
    public OpenAiModel(String key, String url, String name) {
        var builder = OpenAIOkHttpClient.builder()
                .apiKey(key.isBlank() ? "none" : key)
                .maxRetries(0);
        this.openAi = url.isBlank();
        this.client = (openAi ? builder : builder.baseUrl(url)).build();
        this.name = name;
    }

    @Override
    public String provider() {
        return "openai";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Question question, Consumer<String> text, Stop stop) {
        ChatCompletionCreateParams request = request(question);
        RequestOptions options = RequestOptions.builder()
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
            Integer status = failure instanceof OpenAIServiceException refused ? refused.statusCode() : null;
            throw Upstream.failure(failure, status);
        }
    }

    private Answer read(ChatCompletionCreateParams request, RequestOptions options, Reading reading, Stop stop) {
        try (StreamResponse<ChatCompletionChunk> stream = open(request, options, stop)) {
            stream.stream().forEach(reading::take);
            return reading.answer();
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the caller closes it; the checker does not see through the lambda
    private StreamResponse<ChatCompletionChunk> open(
            ChatCompletionCreateParams request, RequestOptions options, Stop stop) {
        return Upstream.open(
                () -> client.chat().completions().createStreaming(request, options), OpenAiModel::pause, stop);
    }

    private static Optional<Duration> pause(RuntimeException failure) {
        return failure instanceof OpenAIServiceException refused
                ? Upstream.pause(refused.statusCode(), refused.headers().values("retry-after"))
                : Optional.empty();
    }

    /** An answer as its chunks come in. */
    private static final class Reading {
        private final Consumer<String> listener;
        private final StringBuilder text = new StringBuilder();
        private final Map<Long, Part> calls = new TreeMap<>();
        private int read;
        private int written;
        private boolean ended;

        Reading(Consumer<String> listener) {
            this.listener = listener;
        }

        /** A call in the making: its arguments come in pieces. */
        private static final class Part {
            private String id = "";
            private String name = "";
            private final StringBuilder arguments = new StringBuilder();
        }

        void take(ChatCompletionChunk chunk) {
            chunk.usage().ifPresent(usage -> {
                read = (int) usage.promptTokens();
                written = (int) usage.completionTokens();
            });
            for (ChatCompletionChunk.Choice choice : chunk.choices()) {
                ended |= choice.finishReason().isPresent();
                choice.delta().content().filter(piece -> !piece.isEmpty()).ifPresent(this::say);
                choice.delta().toolCalls().orElse(List.of()).forEach(this::call);
            }
        }

        private void say(String piece) {
            text.append(piece);
            if (text.length() > Upstream.MOST_TEXT) {
                throw new ModelFailure("the answer does not end");
            }
            listener.accept(piece);
        }

        private void call(ChatCompletionChunk.Choice.Delta.ToolCall piece) {
            Part part = calls.computeIfAbsent(piece.index(), index -> new Part());
            piece.id().ifPresent(id -> part.id = id);
            piece.function().ifPresent(function -> {
                function.name().ifPresent(name -> part.name = name);
                function.arguments().ifPresent(part.arguments::append);
            });
            if (part.arguments.length() > Upstream.MOST_TEXT) {
                throw new ModelFailure("the arguments of a tool do not end");
            }
        }

        Answer answer() {
            if (!ended) {
                throw new ModelFailure("the answer was cut off");
            }
            List<Call> whole = calls.entrySet().stream()
                    .map(call -> new Call(
                            call.getValue().id.isEmpty() ? "call-" + call.getKey() : call.getValue().id,
                            call.getValue().name,
                            Upstream.arguments(call.getValue().arguments)))
                    .toList();
            return new Answer(text.toString(), whole, read, written);
        }

        Answer soFar() {
            return new Answer(text.toString(), List.of(), read, Math.max(written, text.length() / 4));
        }
    }

    private ChatCompletionCreateParams request(Question question) {
        var request = ChatCompletionCreateParams.builder()
                .model(name)
                .addSystemMessage(question.instructions())
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        // OpenAI's newer models refuse the old name, most other servers know only that one.
        if (openAi) {
            request.maxCompletionTokens(question.mostTokens());
        } else {
            request.maxTokens(question.mostTokens());
        }
        question.tools().forEach(tool -> request.addFunctionTool(function(tool)));
        for (Turn turn : question.turns()) {
            switch (turn) {
                case Turn.Member member -> request.addUserMessage(member.text());
                case Turn.Spoken spoken -> request.addMessage(spoken(spoken));
                case Turn.Results results ->
                    results.results()
                            .forEach(result -> request.addMessage(ChatCompletionToolMessageParam.builder()
                                    .toolCallId(result.callId())
                                    .content(result.text())
                                    .build()));
            }
        }
        return request.build();
    }

    private static ChatCompletionAssistantMessageParam spoken(Turn.Spoken spoken) {
        var message = ChatCompletionAssistantMessageParam.builder().content(spoken.text());
        List<Call> calls = new ArrayList<>(spoken.calls());
        calls.forEach(call -> message.addToolCall(ChatCompletionMessageFunctionToolCall.builder()
                .id(call.id())
                .function(ChatCompletionMessageFunctionToolCall.Function.builder()
                        .name(call.tool())
                        .arguments(call.arguments().toString())
                        .build())
                .build()));
        return message.build();
    }

    private static FunctionDefinition function(Question.Tool tool) {
        FunctionParameters.Builder parameters = FunctionParameters.builder();
        tool.schema()
                .forEachEntry((name, value) ->
                        parameters.putAdditionalProperty(name, JsonValue.from(JSON.treeToValue(value, Object.class))));
        return FunctionDefinition.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(parameters.build())
                .build();
    }
}
