package com.offsideventures.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Job;
import com.offsideventures.assistant.model.Question.Result;
import com.offsideventures.assistant.model.Question.Tool;
import com.offsideventures.assistant.model.Question.Turn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class LiveModelsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SHORT = Duration.ofMillis(700);

    private StandIn server;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void textIsHeardPieceByPieceAndCounted(Wire wire) {
        server.thenStream(wire.text("Hel", "lo ", "world"));
        Answer answer = ask(wire, Duration.ofSeconds(5));
        assertThat(heard).containsExactly("Hel", "lo ", "world");
        assertThat(answer.text()).isEqualTo("Hello world");
        assertThat(answer.calls()).isEmpty();
        assertThat(answer.inputTokens()).isEqualTo(25);
        assertThat(answer.outputTokens()).isEqualTo(15);
    }

    @ParameterizedTest
    @EnumSource
    void aCallOfAToolIsPutTogether(Wire wire) {
        server.thenStream(wire.call("get_record", "{\"type\":\"comp", "any\",\"id\":9007199254740993}"));
        Call call = ask(wire, Duration.ofSeconds(5)).calls().getFirst();
        assertThat(call.tool()).isEqualTo("get_record");
        assertThat(call.id()).isEqualTo("toolu_1");
        assertThat(call.arguments().path("type").asString()).isEqualTo("company");
        assertThat(call.arguments().path("id").longValue()).isEqualTo(9007199254740993L);
    }

    @Test
    void anthropicIsAskedInItsForm() {
        server.thenStream(Wire.ANTHROPIC.text("x"));
        ask(Wire.ANTHROPIC, Duration.ofSeconds(5));
        StandIn.Asked asked = server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/v1/messages");
        assertThat(asked.key()).isEqualTo("key-1");
        assertThat(asked.body()).isEqualTo(JSON.readTree("""
                {"model":"claude-test","max_tokens":100,"stream":true,"system":"Be brief.",
                 "tools":[{"name":"get_record","description":"Reads.","input_schema":{"type":"object",
                    "properties":{"id":{"type":"integer"}},"required":["id"]}}],
                 "messages":[
                    {"role":"user","content":"Who?"},
                    {"role":"assistant","content":[{"type":"text","text":"I look."},
                        {"type":"tool_use","id":"t1","name":"get_record","input":{"id":3}}]},
                    {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"Acme","is_error":false}]}]}
                """));
    }

    @Test
    void openAiIsAskedInItsForm() {
        server.thenStream(Wire.OPENAI.text("x"));
        ask(Wire.OPENAI, Duration.ofSeconds(5));
        StandIn.Asked asked = server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/chat/completions");
        assertThat(asked.key()).isEqualTo("Bearer key-1");
        assertThat(asked.body()).isEqualTo(JSON.readTree("""
                {"model":"gpt-test","max_tokens":100,"stream":true,"stream_options":{"include_usage":true},
                 "tools":[{"type":"function","function":{"name":"get_record","description":"Reads.",
                    "parameters":{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"]}}}],
                 "messages":[
                    {"role":"system","content":"Be brief."},
                    {"role":"user","content":"Who?"},
                    {"role":"assistant","content":"I look.","tool_calls":[{"id":"t1","type":"function",
                        "function":{"name":"get_record","arguments":"{\\"id\\":3}"}}]},
                    {"role":"tool","tool_call_id":"t1","content":"Acme"}]}
                """));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedKeyIsNotTriedTwice(Wire wire) {
        server.thenStatus(401);
        assertThatThrownBy(() -> ask(wire, SHORT))
                .isInstanceOf(ModelFailure.class)
                .hasMessage("status 401");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBusyVendorIsAskedOnceMoreWhenItSaysWhen(Wire wire) {
        server.thenStatus(429, "Retry-After", "1").thenStream(wire.text("at last"));
        Instant before = Instant.now();
        assertThat(ask(wire, Duration.ofSeconds(5)).text()).isEqualTo("at last");
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(990));
        assertThat(server.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsForAMinute(Wire wire) {
        server.thenStatus(429, "Retry-After", "60");
        assertThatThrownBy(() -> ask(wire, SHORT)).hasMessage("status 429");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFailingVendorIsAskedTwiceAndNotQuoted(Wire wire) {
        server.thenStatus(500);
        assertThatThrownBy(() -> ask(wire, SHORT)).hasMessage("status 500").hasMessageNotContaining("secret");
        assertThat(server.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsCutOffIsNone(Wire wire) {
        List<String> whole = wire.text("Half an ans", "wer");
        server.thenStream(whole.subList(0, whole.size() - 4));
        assertThatThrownBy(() -> ask(wire, Duration.ofSeconds(5))).isInstanceOf(ModelFailure.class);
    }

    @ParameterizedTest
    @EnumSource
    void brokenJsonIsNoAnswer(Wire wire) {
        List<String> events = new ArrayList<>(wire.begin());
        events.add("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\n\n");
        server.thenStream(events);
        assertThatThrownBy(() -> ask(wire, Duration.ofSeconds(5))).isInstanceOf(ModelFailure.class);
    }

    @ParameterizedTest
    @EnumSource
    void brokenArgumentsOfAToolAreNoAnswer(Wire wire) {
        server.thenStream(wire.call("get_record", "{\"type\":"));
        assertThatThrownBy(() -> ask(wire, Duration.ofSeconds(5))).isInstanceOf(ModelFailure.class);
    }

    @ParameterizedTest
    @EnumSource
    void aSlowVendorIsNotWaitedForLongerThanAsked(Wire wire) {
        server.thenSilence(wire.begin());
        Instant before = Instant.now();
        assertThatThrownBy(() -> ask(wire, SHORT)).isInstanceOf(ModelFailure.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithoutEndIsCutOff(Wire wire) throws InterruptedException {
        List<String> begun = wire.text();
        server.thenEndless(begun.subList(0, wire == Wire.ANTHROPIC ? 3 : 1), wire.piece("x".repeat(5000)));
        assertThatThrownBy(() -> ask(wire, Duration.ofSeconds(20))).isInstanceOf(ModelFailure.class);
        assertThat(server.wasLeft(Duration.ofSeconds(5))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whoStopsListeningEndsTheCall(Wire wire) throws InterruptedException {
        List<String> begun = new ArrayList<>(wire.text("Half").subList(0, wire == Wire.ANTHROPIC ? 4 : 2));
        server.thenSilence(begun);
        Stop stop = new Stop();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            stop.request();
        });
        AtomicReference<Answer> answered = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean(true);
        Thread.ofVirtual()
                .start(() -> {
                    answered.set(wire.model(server).ask(question(Duration.ofSeconds(20)), heard::add, stop));
                    interrupted.set(Thread.currentThread().isInterrupted());
                })
                .join();
        Answer answer = answered.get();
        assertThat(answer.text()).isEqualTo("Half");
        assertThat(server.wasLeft(Duration.ofSeconds(5))).isTrue();
        assertThat(interrupted).isFalse();
    }

    private Answer ask(Wire wire, Duration patience) {
        return wire.model(server).ask(question(patience), heard::add, new Stop());
    }

    private static Question question(Duration patience) {
        return new Question(
                Job.CHAT,
                "Be brief.",
                List.of(
                        new Turn.Member("Who?"),
                        new Turn.Spoken("I look.", List.of(new Call("t1", "get_record", JSON.readTree("{\"id\":3}")))),
                        new Turn.Results(List.of(new Result("t1", "get_record", "Acme", false)))),
                List.of(new Tool("get_record", "Reads.", JSON.readTree("""
                        {"type":"object","properties":{"id":{"type":"integer"}},"required":["id"]}"""))),
                100,
                patience);
    }
}
