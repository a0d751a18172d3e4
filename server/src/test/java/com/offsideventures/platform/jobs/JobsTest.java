package com.offsideventures.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class JobsTest {

    private static final Duration EVERY = Duration.ofMinutes(15);

    private final DatabaseUrl url = TestPostgres.migrated();
    private final JdbcClient database = JdbcClient.create(dataSource());
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void ofManyNodesOneRunsAJobAndTheOthersSeeItRunning() throws Exception {
        Job slow = job(this::waitToEnd);
        Jobs here = node(slow);
        Thread running = Thread.ofVirtual().start(here::runDue);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Jobs there = node(slow);
        there.runDue();
        assertThat(state(there).running()).isTrue();
        assertThat(runs).hasValue(1);
        mayEnd.countDown();
        running.join();
        there.runDue();
        assertThat(runs).as("it is not due again").hasValue(1);
        JobState after = state(there);
        assertThat(after.running()).isFalse();
        assertThat(after.result()).isEqualTo(7);
        assertThat(after.succeededAt()).isEqualTo(after.finishedAt());
        assertThat(Duration.between(after.finishedAt(), after.dueAt())).isEqualTo(EVERY);
        assertThat(after.node()).contains("(" + ProcessHandle.current().pid() + ")");
    }

    @Test
    void theJobOfANodeThatDiedIsTakenByAnother() throws Exception {
        Job slow = job(this::waitToEnd);
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                node(slow).runDue();
            } catch (RuntimeException itsConnectionIsGone) {
                // What a node that died would not even notice.
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        database.sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 3"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Boolean.class)
                .list();
        Jobs there = node(job(() -> 1));
        for (int tries = 0; state(there).running() && tries < 100; tries++) {
            Thread.sleep(20);
        }
        there.runDue();
        assertThat(state(there).result()).isEqualTo(1);
        mayEnd.countDown();
        running.join();
    }

    @Test
    void aFailureIsTellableAndTheNextRunForgetsIt() {
        Jobs jobs = node(job(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("the disk is full");
            }
            return 1;
        }));
        for (int failures = 1; failures <= 2; failures++) {
            jobs.runDue();
            JobState failed = state(jobs);
            assertThat(failed.failures()).isEqualTo(failures);
            assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException: the disk is full");
            assertThat(failed.succeededAt()).isNull();
            assertThat(gauge("offside.job.failures")).isEqualTo(failures);
            assertThat(gauge("offside.job.succeeded.timestamp")).isZero();
            jobs.hasten("test");
        }
        jobs.runDue();
        JobState healed = state(jobs);
        assertThat(healed.failures()).isZero();
        assertThat(healed.error()).isEmpty();
        assertThat(gauge("offside.job.failures")).isZero();
        assertThat(gauge("offside.job.succeeded.timestamp")).isPositive();
        assertThat(registry.get("offside.job.runs")
                        .tag("outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void theWorkHasTransactionsOfItsOwn() {
        Jobs jobs = node(job(() -> {
            database.sql("insert into login_failure (email, address) values ('kept@example.com', '192.0.2.1')")
                    .update();
            throw new IllegalStateException();
        }));
        jobs.runDue();
        assertThat(database.sql("select count(*) from login_failure where email = 'kept@example.com'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void deletingGoesOnUntilNothingIsLeft() {
        database.sql("""
                        insert into login_failure (email, address, at)
                        select 'x@example.com', '192.0.2.1', now() - interval '1 day' from generate_series(1, 10001)
                        """).update();
        assertThat(new ExpiredRows(database).delete("login_failure", "at < now() - interval '1 hour'"))
                .isEqualTo(10_001);
    }

    private long waitToEnd() {
        runs.incrementAndGet();
        begun.countDown();
        try {
            assertThat(mayEnd.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return 7;
    }

    private static Job job(Job.Work work) {
        return new Job("test", "Tests.", EVERY, work);
    }

    private Jobs node(Job job) {
        var dataSource = dataSource();
        return new Jobs(
                List.of(job),
                new JobStore(JdbcClient.create(dataSource)),
                new JobMetrics(registry),
                new DataSourceTransactionManager(dataSource),
                "");
    }

    private static JobState state(Jobs jobs) {
        return jobs.list().getFirst();
    }

    private double gauge(String name) {
        return registry.get(name).tag("name", "test").gauge().value();
    }

    private SimpleDriverDataSource dataSource() {
        return new SimpleDriverDataSource(new org.postgresql.Driver(), url.jdbcUrl(), url.user(), url.password());
    }
}
