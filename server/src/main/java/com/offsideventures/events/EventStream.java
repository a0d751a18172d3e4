package com.offsideventures.events;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * One client that listens. Nothing waits for it: what it is to be told queues up, and a thread works only while there is
 * something to write. A client that does not keep up is let go; it comes back and resumes from the log.
 */
final class EventStream {

    private static final int MOST_WAITING = 256;

    private final long userId;
    private final BooleanSupplier signedIn;
    // No time limit: a stream ends with the sign-in, or when either side leaves.
    private final ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    private final Queue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean ended;

    /**
     * @param userId who listens
     * @param signedIn asks whether the sign-in that opened the stream still counts
     */
    EventStream(long userId, BooleanSupplier signedIn) {
        this.userId = userId;
        this.signedIn = signedIn;
    }

    long userId() {
        return userId;
    }

    ResponseBodyEmitter emitter() {
        return emitter;
    }

    /** Queues a piece of the stream, without waiting. */
    void tell(String frame) {
        if (!waiting.offer(frame)) {
            end();
        } else if (writing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::write);
        }
    }

    /** Ends the stream where its sign-in has ended; asks the database. */
    void endUnlessSignedIn() {
        if (!signedIn.getAsBoolean()) {
            end();
        }
    }

    /** Ends the stream; the client may come back and resume. */
    void end() {
        ended = true;
        waiting.clear();
        emitter.complete();
    }

    private void write() {
        do {
            for (String frame = waiting.poll(); frame != null && !ended; frame = waiting.poll()) {
                try {
                    emitter.send(frame, MediaType.TEXT_PLAIN);
                } catch (IOException | IllegalStateException left) {
                    // The container ends the request of a client that left; who queues meanwhile finds it ended.
                    ended = true;
                }
            }
            writing.set(false);
            // Whatever was queued between the last poll and this moment found a writer at work.
        } while (!ended && !waiting.isEmpty() && writing.compareAndSet(false, true));
    }
}
