package com.offsideventures.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that listens to the events of a server, for tests. */
final class Listening implements AutoCloseable {

    /** What is heard when the stream has ended. */
    static final String END = "(end)";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Listening(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.startVirtualThread(this::read);
    }

    /** Opens a stream and reads its first piece, which says where it begins. */
    static Listening at(int port, String bearer, @Nullable String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                .header("Authorization", bearer)
                .timeout(Duration.ofSeconds(20));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new Listening(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The next event as its lines, joined by spaces; comments are skipped. */
    String next() throws InterruptedException {
        String event = heard.poll(10, TimeUnit.SECONDS);
        return event == null ? "(nothing)" : event;
    }

    /** The next event that tells of this record. */
    String nextOf(String recordType, long id) throws InterruptedException {
        String event = next();
        while (!event.startsWith("(")
                && !event.contains("\"record_type\":\"%s\",\"record_id\":%d,".formatted(recordType, id))) {
            event = next();
        }
        return event;
    }

    /** Whether the stream has ended; what was heard before is still to be read. */
    boolean ended() {
        return heard.contains(END);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            StringBuilder event = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !event.isEmpty()) {
                    heard.add(event.toString().strip());
                    event.setLength(0);
                } else if (!line.startsWith(":")) {
                    event.append(line).append(' ');
                }
            }
        } catch (IOException closed) {
            // Ended by the other side or by this one: either way there is no more.
        }
        heard.add(END);
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
