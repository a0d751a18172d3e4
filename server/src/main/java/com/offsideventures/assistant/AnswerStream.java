package com.offsideventures.assistant;

import com.offsideventures.assistant.Asking.Listener;
import com.offsideventures.assistant.Replies.Reply;
import com.offsideventures.assistant.Sources.Citation;
import com.offsideventures.assistant.model.Stop;
import com.offsideventures.platform.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer as server-sent events as it comes. Between them it sends comments, so that it notices when the client
 * has left; then it stops the model.
 */
final class AnswerStream implements Listener, AutoCloseable {

    /** More often than a proxy needs: this is also how soon a call of a model ends that nobody waits for. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final OutputStream out;
    private final JsonMapper json;
    private final Stop stop;
    private final Thread heart;

    AnswerStream(OutputStream out, JsonMapper json, Stop stop) {
        this.out = out;
        this.json = json;
        this.stop = stop;
        this.heart = Thread.ofVirtual().name("answer-heartbeat").start(this::beat);
    }

    /** A piece of the answer. */
    record Delta(String text) {}

    /** A tool at work. */
    record ToolUse(String name, String label) {}

    /** The end of an answer. */
    record Done(long agentActionId, long threadId, String provider, String model, Replies.Tokens usage) {}

    /** The end without an answer. */
    record Failure(String message, String code) {}

    @Override
    public void text(String text) {
        send("delta", new Delta(text));
    }

    @Override
    public void tool(ToolTable tool) {
        send("tool", new ToolUse(tool.wire(), tool.label()));
    }

    @Override
    public void citation(Citation citation) {
        send("citation", citation);
    }

    @Override
    public void proposal(AgentAction proposal) {
        send("proposal", proposal);
    }

    void done(Reply reply) {
        send("done", new Done(reply.agentActionId(), reply.threadId(), reply.provider(), reply.model(), reply.usage()));
    }

    void failed(Problem problem) {
        send("error", new Failure(problem.message(), problem.code()));
    }

    private void send(String event, Object data) {
        write("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n");
    }

    private void beat() {
        try {
            while (!stop.requested()) {
                Thread.sleep(HEARTBEAT);
                write(": still here\n\n");
            }
        } catch (InterruptedException closed) {
            // The answer is complete.
        }
    }

    private void write(String frame) {
        boolean left = false;
        synchronized (out) {
            if (stop.requested()) {
                return;
            }
            try {
                out.write(frame.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException gone) {
                left = true;
            }
        }
        if (left) {
            stop.request();
        }
    }

    /** Ends the comments; nothing is written afterwards. */
    @Override
    public void close() throws InterruptedException {
        heart.interrupt();
        heart.join();
    }
}
