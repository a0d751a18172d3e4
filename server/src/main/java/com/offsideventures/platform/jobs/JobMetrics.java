package com.offsideventures.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a monitor sees of the jobs: {@code offside_job_runs_seconds} counts and times the runs of this node by outcome;
 * {@code offside_job_failures} (failed runs in a row) and {@code offside_job_succeeded_timestamp_seconds} tell how a job
 * stands, whichever node ran it, and are the same on every node.
 */
@Component
class JobMetrics {

    private final MeterRegistry registry;
    private final Map<String, JobState> shown = new ConcurrentHashMap<>();

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void succeeded(String job, long nanoseconds) {
        runs(job, "succeeded").record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    void failed(String job, long nanoseconds) {
        runs(job, "failed").record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /** Shows how the jobs stand until this is called again. */
    void show(List<JobState> states) {
        for (JobState state : states) {
            if (shown.put(state.name(), state) == null) {
                register(state.name());
            }
        }
    }

    private Timer runs(String job, String outcome) {
        return Timer.builder("offside.job.runs")
                .description("Runs of jobs on this node")
                .tag("name", job)
                .tag("outcome", outcome)
                .register(registry);
    }

    private void register(String job) {
        Gauge.builder("offside.job.failures", shown, states -> state(job).failures())
                .description("Failed runs in a row, on whichever node")
                .tag("name", job)
                .register(registry);
        Gauge.builder(
                        "offside.job.succeeded.timestamp",
                        shown,
                        states -> seconds(state(job).succeededAt()))
                .description("When a run last ended well, 0 before the first")
                .baseUnit("seconds")
                .tag("name", job)
                .register(registry);
    }

    private JobState state(String job) {
        return Objects.requireNonNull(shown.get(job));
    }

    private static double seconds(@Nullable Instant moment) {
        return moment == null ? 0 : moment.getEpochSecond();
    }
}
