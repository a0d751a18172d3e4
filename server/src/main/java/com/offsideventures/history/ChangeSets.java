package com.offsideventures.history;

import com.offsideventures.platform.record.Actor;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one write path. What is written inside {@link #write} is one transaction and one change set: recorded together,
 * undone together, and attributed to the actor. The database refuses a write to a record outside of it.
 */
@Component
public class ChangeSets {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ChangeSets(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does the work as one change set. Inside another change set the work becomes part of that one.
     *
     * @param label what the change is, in the past tense: "Created Northwind Labs"
     */
    public <T> T write(Actor actor, String label, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        // execute() answers null only where the work does
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            name(actor, label);
            return work.get();
        }));
    }

    /** The same for work without a result. */
    public void write(Actor actor, String label, Runnable work) {
        write(actor, label, () -> {
            work.run();
            return true;
        });
    }

    /** The id of the open change set; empty while nothing was written, because the first write opens it. */
    public Optional<Long> current() {
        return jdbc.sql("select nullif(current_setting('offside.change_set', true), '')::bigint")
                .query(Long.class)
                .optional();
    }

    private void name(Actor actor, String label) {
        jdbc.sql("""
                        select set_config('offside.via', :via, true),
                               set_config('offside.actor', :actor, true),
                               set_config('offside.label', :label, true),
                               set_config('offside.change_set', '', true)
                        """)
                .param("via", actor.via().wire())
                .param("actor", actor.userId() == null ? "" : String.valueOf(actor.userId()))
                .param("label", label)
                .query((row, number) -> true)
                .single();
    }
}
