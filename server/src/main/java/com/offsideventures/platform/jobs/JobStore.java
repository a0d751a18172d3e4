package com.offsideventures.platform.jobs;

import com.offsideventures.platform.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on the timetable of jobs. Times are the database's: the clocks of nodes differ. */
@Repository
class JobStore {

    /** The first half of the advisory locks that jobs hold; the name of the job is the second. */
    private static final String LOCK = "3, hashtext(name)";

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line of the timetable; the components are those of {@link JobState}. */
    record Row(
            String name,
            boolean due,
            boolean running,
            String node,
            Instant dueAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant succeededAt,
            @Nullable Long result,
            String error,
            int failures) {}

    /** Puts jobs that are new on the timetable, due at once. */
    void declare(Collection<String> names) {
        jdbc.sql("insert into job (name) select unnest(:names) on conflict do nothing")
                .param("names", names.toArray(String[]::new))
                .update();
    }

    List<Row> all() {
        // Whoever runs a job holds its lock; a node that died holds nothing, whatever it wrote down.
        return jdbc.sql("""
                        select j.*,
                               due_at <= now() as due,
                               exists (
                                   select
                                   from pg_locks l
                                   where l.locktype = 'advisory'
                                     and l.database = (select oid from pg_database where datname = current_database())
                                     and l.classid = 3
                                     and l.objid = hashtext(j.name)::bit(32)::bigint::oid
                               ) as running
                        from job j
                        """).query(JobStore::row).list();
    }

    /**
     * Takes the job for as long as the transaction lasts.
     *
     * @return false where it is not due any more, or another node has it
     */
    boolean take(String name) {
        return jdbc.sql("""
                        select pg_try_advisory_xact_lock(%s)
                        from job
                        where name = :name and due_at <= now()
                        """.formatted(LOCK))
                .param("name", name)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void started(String name, String node) {
        jdbc.sql("update job set started_at = now(), node = :node where name = :name")
                .param("name", name)
                .param("node", node)
                .update();
    }

    void succeeded(String name, Duration every, long result) {
        jdbc.sql("""
                        update job
                        set finished_at = now(), succeeded_at = now(), result = :result,
                            error = '', failures = 0, due_at = now() + make_interval(secs => :seconds)
                        where name = :name
                        """)
                .param("name", name)
                .param("result", result)
                .param("seconds", every.toSeconds())
                .update();
    }

    void failed(String name, Duration every, String error) {
        jdbc.sql("""
                        update job
                        set finished_at = now(), error = left(:error, 500), failures = failures + 1,
                            due_at = now() + make_interval(secs => :seconds)
                        where name = :name
                        """)
                .param("name", name)
                .param("error", error)
                .param("seconds", every.toSeconds())
                .update();
    }

    /** Makes the job due now. */
    void hasten(String name) {
        jdbc.sql("update job set due_at = now() where name = :name and due_at > now()")
                .param("name", name)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getBoolean("due"),
                row.getBoolean("running"),
                row.getString("node"),
                Rows.moment(row, "due_at"),
                Rows.findMoment(row, "started_at"),
                Rows.findMoment(row, "finished_at"),
                Rows.findMoment(row, "succeeded_at"),
                Rows.findId(row, "result"),
                row.getString("error"),
                row.getInt("failures"));
    }
}
