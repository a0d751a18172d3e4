package com.offsideventures.assistant.model.live;

import com.offsideventures.assistant.model.ModelFailure;
import com.offsideventures.assistant.model.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What calls of vendors have in common: one more attempt where that may help, and an end when nobody waits. */
final class Upstream {

    static final Duration CONNECT = Duration.ofSeconds(5);

    /** More text than any limit of tokens allows: a server that does not stop. */
    static final int MOST_TEXT = 200_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private Upstream() {}

    /**
     * Opens a stream, at most twice.
     *
     * @param delay how long to wait before the second attempt; empty where it would not help
     */
    static <T> T open(Supplier<T> call, Function<RuntimeException, Optional<Duration>> delay, Stop stop) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            Optional<Duration> wait = delay.apply(failure).filter(time -> time.compareTo(LONGEST_WAIT) <= 0);
            if (wait.isEmpty() || stop.requested()) {
                throw failure;
            }
            sleep(wait.get());
            return call.get();
        }
    }

    /**
     * The pause that a status asks for; empty where a second attempt would not help.
     *
     * @param retryAfter the values of the header {@code Retry-After}, in seconds
     */
    static Optional<Duration> pause(int status, List<String> retryAfter) {
        if (status != 429 && status < 500) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    retryAfter.isEmpty()
                            ? Duration.ofMillis(500)
                            : Duration.ofSeconds(
                                    Long.parseLong(retryAfter.getFirst().strip())));
        } catch (NumberFormatException date) {
            return Optional.empty();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new ModelFailure("stopped while it waited for a second attempt");
        }
    }

    /**
     * Makes a call that a stop ends: an interrupt closes the socket that a virtual thread waits for. Closing a stream from
     * another thread instead would confuse the client library. The thread is not interrupted any more afterwards.
     */
    static <T> T interruptibly(Supplier<T> call, Stop stop) {
        Thread caller = Thread.currentThread();
        Waiting waiting = new Waiting();
        stop.onRequest(() -> waiting.interrupt(caller));
        try {
            return call.get();
        } finally {
            waiting.end();
        }
    }

    private static final class Waiting {
        private boolean over;

        synchronized void interrupt(Thread caller) {
            if (!over) {
                caller.interrupt();
            }
        }

        synchronized void end() {
            over = true;
            Thread.interrupted();
        }
    }

    /** The arguments of a tool, whole. */
    static JsonNode arguments(CharSequence json) {
        try {
            return JSON.readTree(json.isEmpty() ? "{}" : json.toString());
        } catch (JacksonException malformed) {
            throw new ModelFailure("the arguments of a tool are no JSON");
        }
    }

    /** What is said of a failure in the log: its kind, never what the vendor wrote. */
    static ModelFailure failure(RuntimeException cause, @Nullable Integer status) {
        return new ModelFailure(status == null ? cause.getClass().getSimpleName() : "status " + status, cause);
    }
}
