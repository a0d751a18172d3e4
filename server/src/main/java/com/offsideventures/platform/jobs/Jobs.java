package com.offsideventures.platform.jobs;

import com.offsideventures.platform.web.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the jobs that are due. Any number of nodes may do so: a job runs on one of them at a time. */
@Service
class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private static final String LOOK_EVERY = "${offside.jobs.look-every:PT30S}";

    private final Map<String, Job> jobs;
    private final JobStore store;
    private final JobMetrics metrics;
    private final TransactionTemplate holding;
    private final TransactionTemplate outside;
    private final boolean serving;
    private final String node;

    Jobs(
            List<Job> jobs,
            JobStore store,
            JobMetrics metrics,
            PlatformTransactionManager transactions,
            @Value("${offside.command:}") String command) {
        this.jobs = jobs.stream()
                .collect(Collectors.toMap(
                        Job::name,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two jobs are called " + one.name());
                        },
                        TreeMap::new));
        this.store = store;
        this.metrics = metrics;
        this.holding = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.serving = command.isEmpty();
        this.node = node();
    }

    /** Every job of this server with how it stands, by name. */
    List<JobState> list() {
        store.declare(jobs.keySet());
        return store.all().stream()
                .filter(row -> jobs.containsKey(row.name()))
                .map(this::state)
                .sorted(Comparator.comparing(JobState::name))
                .toList();
    }

    /**
     * Makes a job due now; a node runs it within half a minute.
     *
     * @throws Problem 404 where there is none of this name
     */
    JobState hasten(String name) {
        if (!jobs.containsKey(name)) {
            throw Problem.notFound("Job");
        }
        store.hasten(name);
        return list().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Twice a minute; a process that was started for one command runs no jobs. */
    @Scheduled(initialDelayString = LOOK_EVERY, fixedDelayString = LOOK_EVERY)
    void look() {
        if (serving) {
            runDue();
        }
    }

    /** Runs what is due and nobody else works on, one after the other. */
    void runDue() {
        store.declare(jobs.keySet());
        store.all().stream()
                .filter(JobStore.Row::due)
                .map(row -> Optional.ofNullable(jobs.get(row.name())))
                .flatMap(Optional::stream)
                .forEach(this::run);
        metrics.show(list());
    }

    private void run(Job job) {
        // The lock lasts as long as this transaction, which ends with its connection where the node dies. The work has
        // transactions of its own.
        holding.executeWithoutResult(holder -> {
            if (store.take(job.name())) {
                outside.executeWithoutResult(free -> work(job));
            }
        });
    }

    private void work(Job job) {
        store.started(job.name(), node);
        long began = System.nanoTime();
        try {
            long result = job.work().run();
            store.succeeded(job.name(), job.every(), result);
            metrics.succeeded(job.name(), System.nanoTime() - began);
            if (result > 0) {
                log.info("The job {} is done: {}", job.name(), result);
            }
        } catch (RuntimeException failure) {
            log.error("The job {} failed", job.name(), failure);
            metrics.failed(job.name(), System.nanoTime() - began);
            store.failed(job.name(), job.every(), String.valueOf(failure));
        }
    }

    private JobState state(JobStore.Row row) {
        Job job = Objects.requireNonNull(jobs.get(row.name()));
        return new JobState(
                job.name(),
                job.summary(),
                job.every().toSeconds(),
                row.running(),
                row.node(),
                row.dueAt(),
                row.startedAt(),
                row.finishedAt(),
                row.succeededAt(),
                row.result(),
                row.error(),
                row.failures());
    }

    private static String node() {
        String process = " (" + ProcessHandle.current().pid() + ")";
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.substring(0, Math.min(host.length(), 100)) + process;
        } catch (UnknownHostException nameless) {
            return "unnamed" + process;
        }
    }
}
