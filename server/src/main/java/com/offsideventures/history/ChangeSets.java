package com.offsideventures.history;

import com.offsideventures.platform.idempotency.IdempotentWrites;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.AnswerHeaders;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one write path. What is written inside {@link #write} is one transaction and one change set: recorded together,
 * undone together, and attributed to the actor. The database refuses a write to a record outside of it.
 *
 * <p>The answer to the request carries the id of the change set in {@value #HEADER}, so that the caller can undo it.
 */
@Component
public class ChangeSets {

    /** The header that names what a request wrote; absent where it wrote nothing. */
    public static final String HEADER = "X-Offside-Change-Set";

    private final JdbcClient jdbc;
    private final IdempotentWrites retries;
    private final TransactionTemplate transaction;

    ChangeSets(JdbcClient jdbc, IdempotentWrites retries, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.retries = retries;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What led to a change set besides its actor.
     *
     * @param agentActionId the proposal whose approval it is; null where it is none
     * @param undoes the change set that it takes back; null where it is no undo
     */
    public record Origin(
            @Nullable Long agentActionId, @Nullable Long undoes) {

        /** A change of its own. */
        public static final Origin NONE = new Origin(null, null);

        public static Origin approvalOf(long agentActionId) {
            return new Origin(agentActionId, null);
        }

        public static Origin undoOf(long changeSetId) {
            return new Origin(null, changeSetId);
        }
    }

    /**
     * Does the work as one change set. Inside another change set the work becomes part of that one. Its label is made
     * from what was written: "Changed owner of Northwind Labs".
     */
    public <T> T write(Actor actor, Supplier<T> work) {
        return write(actor, Origin.NONE, "", work);
    }

    /** The same for work without a result. */
    public void write(Actor actor, Runnable work) {
        write(actor, "", work);
    }

    /**
     * The same with a label that says more than the records could.
     *
     * @param label what the change is, in the past tense: "Imported contacts.csv"; empty for one made from the records
     */
    public <T> T write(Actor actor, String label, Supplier<T> work) {
        return write(actor, Origin.NONE, label, work);
    }

    /** The same for work without a result. */
    public void write(Actor actor, String label, Runnable work) {
        write(actor, label, () -> {
            work.run();
            return true;
        });
    }

    /** The same for work that something led to. */
    public <T> T write(Actor actor, Origin origin, String label, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        Done<T> done = transaction.execute(status -> {
            name(actor, origin, label);
            T result = work.get();
            Optional<Long> changeSet = label.isEmpty() ? sumUp() : current();
            changeSet.ifPresent(retries::carriedOut);
            return new Done<>(result, changeSet.orElse(null));
        });
        Objects.requireNonNull(done);
        if (done.changeSetId() != null) {
            AnswerHeaders.set(HEADER, String.valueOf(done.changeSetId()));
        }
        return done.result();
    }

    private record Done<T>(T result, @Nullable Long changeSetId) {}

    /** The id of the open change set; empty while nothing was written, because the first write opens it. */
    public Optional<Long> current() {
        return jdbc.sql("select nullif(current_setting('offside.change_set', true), '')::bigint")
                .query(Long.class)
                .optional();
    }

    /** Writes down what was done, now that it is known; answers like {@link #current}. */
    private Optional<Long> sumUp() {
        return jdbc.sql("""
                        update change_set s
                        set label = left(
                                coalesce('Undid: ' || (select u.label from change_set u where u.id = s.undoes),
                                         change_set_summary(s.id)),
                                255)
                        where s.id = nullif(current_setting('offside.change_set', true), '')::bigint
                        returning s.id
                        """).query(Long.class).optional();
    }

    private void name(Actor actor, Origin origin, String label) {
        jdbc.sql("""
                        select set_config('offside.via', :via, true),
                               set_config('offside.actor', :actor, true),
                               set_config('offside.label', :label, true),
                               set_config('offside.agent_action', :agentAction, true),
                               set_config('offside.undoes', :undoes, true),
                               set_config('offside.change_set', '', true)
                        """)
                .param("via", actor.via().wire())
                .param("actor", text(actor.userId()))
                .param("label", label)
                .param("agentAction", text(origin.agentActionId()))
                .param("undoes", text(origin.undoes()))
                .query((row, number) -> true)
                .single();
    }

    private static String text(@Nullable Long id) {
        return id == null ? "" : id.toString();
    }
}
