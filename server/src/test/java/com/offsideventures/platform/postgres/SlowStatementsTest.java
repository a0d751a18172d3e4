package com.offsideventures.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.offsideventures.testing.TestPostgres;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class SlowStatementsTest {

    private final DatabaseUrl url = TestPostgres.empty();
    private final SlowStatements connections = new SlowStatements(
            new SimpleDriverDataSource(new org.postgresql.Driver(), url.jdbcUrl(), url.user(), url.password()),
            Duration.ofMillis(60));
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void listen() {
        lines.start();
        ((Logger) LoggerFactory.getLogger(SlowStatements.class)).addAppender(lines);
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(SlowStatements.class)).detachAppender(lines);
        Metrics.removeRegistry(registry);
    }

    @Test
    void aStatementThatTakesLongIsLoggedWithTheRequestAndWithoutItsValues() throws Exception {
        try (Connection connection = connections.getConnection();
                var slow = connection.prepareStatement("""
                        select pg_sleep(0.1),
                               ? as secret
                        """);
                var quick = connection.createStatement()) {
            MDC.put("request_id", "req-1");
            slow.setString(1, "somebody's name");
            slow.executeQuery().close();
            quick.executeQuery("select 1").close();
            quick.execute("select pg_sleep(0.1)");
        } finally {
            MDC.remove("request_id");
        }
        assertThat(lines.list).hasSize(2);
        ILoggingEvent line = lines.list.getFirst();
        assertThat(line.getFormattedMessage())
                .matches("A statement took \\d{3,} ms: select pg_sleep\\(0\\.1\\), \\? as secret");
        assertThat(line.getMDCPropertyMap()).containsEntry("request_id", "req-1");
        assertThat(registry.counter("offside.slow.statements").count()).isEqualTo(2);
    }

    @Test
    void nothingElseAboutAConnectionChanges() throws Exception {
        try (Connection connection = connections.getConnection()) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
            assertThatThrownBy(() ->
                            connection.prepareStatement("select from nowhere").execute())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("nowhere");
        }
    }
}
