package com.offsideventures.events;

import com.offsideventures.platform.postgres.Announced;
import com.offsideventures.platform.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The streams of this node, and what they are told. */
@Service
class Events implements Announced, SmartLifecycle {

    private static final String CHANGES = "offside_changes";
    private static final String SIGN_OUTS = "offside_sign_outs";
    private static final int BEAT_SECONDS = 15;
    private static final int MOST_STREAMS_OF_A_USER = 50;
    private static final int MOST_TO_RESUME = 5_000;

    private static final String BEAT = ": still here\n\n";

    /** How long a client should wait before it comes back, in milliseconds. */
    private static final String WELCOME = "retry: 2000\n";

    private static final String RESET = "event: reset\ndata: {}\n\n";

    private final EventStore store;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean listening;
    private volatile boolean running;

    Events(EventStore store, MeterRegistry metrics) {
        this.store = store;
        metrics.gaugeCollectionSize("offside.event.streams", Tags.empty(), streams);
    }

    /**
     * A new stream.
     *
     * @param resumeAfter the last change set that the client knows; null where it wants to hear from now on
     * @param signedIn asks whether the sign-in still counts
     * @throws Problem 429 where the user has too many streams, 503 while announcements are not heard
     */
    ResponseBodyEmitter open(long userId, @Nullable Long resumeAfter, BooleanSupplier signedIn) {
        if (streams.stream().filter(stream -> stream.userId() == userId).count() >= MOST_STREAMS_OF_A_USER) {
            throw Problem.of(429, "rate_limited", "Too many open event streams. Close some and try again.")
                    .withHeader(HttpHeaders.RETRY_AFTER, "30");
        }
        EventStream stream = new EventStream(userId, signedIn);
        Runnable left = () -> streams.remove(stream);
        stream.emitter().onCompletion(left);
        stream.emitter().onError(failed -> left.run());
        // Counted in before the log is read, so that nothing falls between the two.
        streams.add(stream);
        if (!listening || !running) {
            streams.remove(stream);
            throw Problem.of(503, "unavailable", "Live events are not available. Try again in a moment.")
                    .withHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        try {
            stream.tell(WELCOME + beginning(resumeAfter));
        } catch (RuntimeException failed) {
            streams.remove(stream);
            throw failed;
        }
        return stream.emitter();
    }

    private String beginning(@Nullable Long resumeAfter) {
        long newest = store.newest();
        if (resumeAfter == null) {
            return position(newest);
        }
        List<ChangeEvent> missed = store.since(resumeAfter, MOST_TO_RESUME + 1);
        // Too much to tell, or a log that is not the one the client knows: it should read everything anew.
        boolean reset = missed.size() > MOST_TO_RESUME || resumeAfter > newest;
        return reset ? position(newest) + RESET : position(resumeAfter) + ChangeEvent.frame(missed);
    }

    /** An event without data is not shown to anybody, but its id is where the client resumes. */
    private static String position(long changeSetId) {
        return "id: " + changeSetId + "\n\n";
    }

    @Override
    public List<String> channels() {
        return List.of(CHANGES, SIGN_OUTS);
    }

    @Override
    public void heard(String channel, List<String> messages) {
        if (streams.isEmpty()) {
            return;
        }
        List<Long> ids = messages.stream().map(Long::valueOf).distinct().toList();
        if (channel.equals(CHANGES)) {
            String frame = ChangeEvent.frame(store.of(ids));
            if (!frame.isEmpty()) {
                streams.forEach(stream -> stream.tell(frame));
            }
        } else {
            endUnlessSignedIn(stream -> ids.contains(stream.userId()));
        }
    }

    /** Who missed something comes back and resumes. */
    @Override
    public void deaf() {
        listening = false;
        streams.forEach(EventStream::end);
    }

    @Override
    public void listening() {
        listening = true;
    }

    /** Keeps connections open, finds those whose client is gone, and ends those whose sign-in has run out. */
    @Scheduled(fixedDelay = BEAT_SECONDS, initialDelay = BEAT_SECONDS, timeUnit = TimeUnit.SECONDS)
    void beat() {
        streams.forEach(stream -> stream.tell(BEAT));
        endUnlessSignedIn(stream -> true);
    }

    private void endUnlessSignedIn(Predicate<EventStream> which) {
        streams.stream().filter(which).forEach(stream -> Thread.startVirtualThread(stream::endUnlessSignedIn));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams before the web server waits for its requests, which would wait for ever. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(EventStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
