package com.offsideventures.platform.jobs;

import java.time.Duration;

/**
 * Something the server does by itself again and again. A run may be cut off at any point, by a node that dies, and comes
 * again; so work must be fit to be done twice.
 *
 * @param name a short name that never changes, in small letters and hyphens: {@code expired-sessions}
 * @param summary what it does, as a sentence for the operator
 * @param every the time from the end of one run to the start of the next
 * @param work does it
 */
public record Job(String name, String summary, Duration every, Work work) {

    /** The work of a job. An exception is a failed run: it is noted, and the next run comes as usual. */
    @FunctionalInterface
    public interface Work {

        /** Does it outside of any transaction, and answers how many things it did it to. */
        long run();
    }
}
