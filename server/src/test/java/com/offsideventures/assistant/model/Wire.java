package com.offsideventures.assistant.model;

import com.offsideventures.assistant.model.live.AnthropicModel;
import com.offsideventures.assistant.model.live.OpenAiModel;
import java.util.ArrayList;
import java.util.List;

/** The vendors' wire formats, as recorded from their documentation. */
public enum Wire {
    ANTHROPIC {
        @Override
        public Model model(StandIn server) {
            return new AnthropicModel("key-1", server.url(), "claude-test");
        }

        @Override
        List<String> begin() {
            return List.of(event("message_start", """
                    {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],\
                    "model":"claude-test","stop_reason":null,"stop_sequence":null,\
                    "usage":{"input_tokens":25,"output_tokens":1}}}"""), event("ping", "{\"type\":\"ping\"}"));
        }

        @Override
        public List<String> text(String... pieces) {
            List<String> events = new ArrayList<>(begin());
            events.add(event("content_block_start", """
                    {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""));
            for (String piece : pieces) {
                events.add(piece(piece));
            }
            events.add(event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"));
            events.addAll(end("end_turn"));
            return events;
        }

        @Override
        public String piece(String text) {
            return event("content_block_delta", """
                    {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}""".formatted(text));
        }

        @Override
        public List<String> call(String tool, String... arguments) {
            List<String> events = new ArrayList<>(begin());
            events.add(event("content_block_start", """
                    {"type":"content_block_start","index":0,"content_block":\
                    {"type":"tool_use","id":"toolu_1","name":"%s","input":{}}}""".formatted(tool)));
            for (String piece : arguments) {
                events.add(event("content_block_delta", """
                        {"type":"content_block_delta","index":0,"delta":\
                        {"type":"input_json_delta","partial_json":"%s"}}""".formatted(piece.replace("\"", "\\\""))));
            }
            events.add(event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"));
            events.addAll(end("tool_use"));
            return events;
        }

        private List<String> end(String reason) {
            return List.of(
                    event("message_delta", """
                    {"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null},\
                    "usage":{"output_tokens":15}}""".formatted(reason)),
                    event("message_stop", "{\"type\":\"message_stop\"}"));
        }

        private String event(String name, String data) {
            return "event: " + name + "\ndata: " + data + "\n\n";
        }
    },

    OPENAI {
        @Override
        public Model model(StandIn server) {
            return new OpenAiModel("key-1", server.url(), "gpt-test");
        }

        @Override
        List<String> begin() {
            return List.of(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
        }

        @Override
        public List<String> text(String... pieces) {
            List<String> events = new ArrayList<>(begin());
            for (String piece : pieces) {
                events.add(piece(piece));
            }
            events.addAll(end("stop"));
            return events;
        }

        @Override
        public String piece(String text) {
            return chunk("{\"content\":\"%s\"}".formatted(text), "null");
        }

        @Override
        public List<String> call(String tool, String... arguments) {
            List<String> events = new ArrayList<>(begin());
            events.add(chunk("""
                    {"tool_calls":[{"index":0,"id":"toolu_1","type":"function",\
                    "function":{"name":"%s","arguments":""}}]}""".formatted(tool), "null"));
            for (String piece : arguments) {
                events.add(chunk("""
                        {"tool_calls":[{"index":0,"function":{"arguments":"%s"}}]}""".formatted(piece.replace("\"", "\\\"")), "null"));
            }
            events.addAll(end("tool_calls"));
            return events;
        }

        private List<String> end(String reason) {
            return List.of(chunk("{}", "\"" + reason + "\""), """
                    data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test","choices":[],\
                    "usage":{"prompt_tokens":25,"completion_tokens":15,"total_tokens":40}}

                    """, "data: [DONE]\n\n");
        }

        private String chunk(String delta, String finish) {
            return """
                    data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test",\
                    "choices":[{"index":0,"delta":%s,"logprobs":null,"finish_reason":%s}]}

                    """.formatted(delta, finish);
        }
    };

    /** The vendor's model, asking this server. */
    public abstract Model model(StandIn server);

    abstract List<String> begin();

    /** A whole answer in these pieces. */
    public abstract List<String> text(String... pieces);

    /** One piece of an answer. */
    public abstract String piece(String text);

    /** A call of a tool, its arguments in these pieces. */
    public abstract List<String> call(String tool, String... arguments);
}
