package com.offsideventures.assistant.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor's server for tests: it answers requests in turn with what it was told and remembers what it was asked. */
public final class StandIn implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch left = new CountDownLatch(1);

    /** One request as it came in. */
    public record Asked(String path, JsonNode body, String key) {}

    /** What to answer. */
    @FunctionalInterface
    public interface Reply {
        void send(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    public StandIn then(Reply reply) {
        replies.add(reply);
        return this;
    }

    /** Answers with a status, headers as name and value, and a body of JSON. */
    public StandIn thenStatus(int status, String... headers) {
        return then(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = "{\"type\":\"error\",\"error\":{\"type\":\"x\",\"message\":\"secret upstream words\"}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    /** Answers with these events, one after the other. */
    public StandIn thenStream(List<String> events) {
        return then(exchange -> {
            OutputStream out = begin(exchange);
            for (String event : events) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.close();
        });
    }

    /** Sends these events and then nothing, until the client has left. */
    public StandIn thenSilence(List<String> events) {
        return then(exchange -> {
            OutputStream out = begin(exchange);
            for (String event : events) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            try {
                for (int i = 0; i < 200; i++) {
                    Thread.sleep(50);
                    out.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException gone) {
                left.countDown();
            }
        });
    }

    /** Sends these events for ever, until the client has left. */
    public StandIn thenEndless(List<String> first, String event) {
        return then(exchange -> {
            OutputStream out = begin(exchange);
            for (String each : first) {
                out.write(each.getBytes(StandardCharsets.UTF_8));
            }
            try {
                while (left.getCount() > 0) {
                    out.write(event.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException gone) {
                left.countDown();
            }
        });
    }

    /** Whether a client has left in the middle of an answer. */
    public boolean wasLeft(Duration patience) throws InterruptedException {
        return left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestHeaders().getFirst("x-api-key");
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(new Asked(
                    exchange.getRequestURI().getPath(),
                    JSON.readTree(body),
                    key == null ? String.valueOf(bearer) : key));
            Reply reply;
            synchronized (replies) {
                reply = replies.size() > 1 ? replies.pop() : replies.peek();
            }
            if (reply != null) {
                reply.send(exchange);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        left.countDown();
        server.stop(0);
    }
}
