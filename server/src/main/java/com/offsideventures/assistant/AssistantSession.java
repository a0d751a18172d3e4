package com.offsideventures.assistant;

import com.offsideventures.platform.web.Problem;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Database work on behalf of a model: one short transaction in a role that reads records and adds agent actions and has
 * no right to write a record ({@code afterMigrate.sql}). What tries to write one is refused by PostgreSQL.
 */
@Component
class AssistantSession {

    private static final Logger log = LoggerFactory.getLogger(AssistantSession.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AssistantSession(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does the work in a transaction of its own as the assistant.
     *
     * @throws Problem 503 where the role is missing
     */
    <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction that may write must not be lent to the assistant");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            enterRole();
            return work.get();
        }));
    }

    // Both settings end with the transaction, so the connection goes back to the pool as it was.
    private void enterRole() {
        try {
            jdbc.sql("""
                            select set_config('statement_timeout', '5s', true),
                                   set_config('role', left(session_user, 53) || '_assistant', true)
                            """).query((row, number) -> true).single();
        } catch (DataAccessException noRole) {
            log.error("The assistant's database role cannot be used; docs/copilot.md says how to make it", noRole);
            throw Problem.of(
                    503, "ai_not_configured", "AI is not configured: the database role of the assistant is missing.");
        }
    }
}
