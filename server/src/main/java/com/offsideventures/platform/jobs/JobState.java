package com.offsideventures.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the administration sees it.
 *
 * @param every seconds from the end of one run to the start of the next
 * @param running whether a node works on it
 * @param node the machine and process that runs it, or ran it last; empty before the first run
 * @param dueAt when the next run starts
 * @param startedAt of the last run; null before the first
 * @param finishedAt of the last run that came to an end, well or badly; null before the first
 * @param succeededAt when a run last ended well; null before the first
 * @param result what the last good run counted, for instance deleted rows; null before the first
 * @param error why the last run failed; empty where it did not
 * @param failures failed runs in a row
 */
record JobState(
        String name,
        String summary,
        long every,
        boolean running,
        String node,
        Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant succeededAt,
        @Nullable Long result,
        String error,
        int failures) {}
