package com.offsideventures.platform.postgres;

import io.micrometer.core.instrument.Metrics;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that log each statement which takes long: the line carries the id of the request like every line of the log,
 * so that an operator finds out what a user waited for. Values are not logged, they may be anybody's data. The counter
 * {@code offside_slow_statements_total} tells a monitor how often it happens.
 */
final class SlowStatements extends DelegatingDataSource {

    private static final Logger log = LoggerFactory.getLogger(SlowStatements.class);

    private final long limit;

    /** @param limit statements that take longer are logged */
    SlowStatements(DataSource connections, Duration limit) {
        super(connections);
        this.limit = limit.toNanos();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(Connection.class, super.getConnection(), this::onConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return watched(Connection.class, super.getConnection(user, password), this::onConnection);
    }

    private @Nullable Object onConnection(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object answer = call(connection, method, arguments);
        if (answer instanceof PreparedStatement statement && arguments != null) {
            String sql = String.valueOf(arguments[0]);
            // A call is a prepared statement too, and must stay one.
            Class<? extends PreparedStatement> type = statement instanceof java.sql.CallableStatement
                    ? java.sql.CallableStatement.class
                    : PreparedStatement.class;
            return watch(type, statement, sql);
        }
        return answer instanceof Statement statement ? watch(Statement.class, statement, null) : answer;
    }

    private <T extends Statement> Object watch(Class<T> type, Statement statement, @Nullable String prepared) {
        return watched(type, type.cast(statement), (target, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(target, method, arguments);
            }
            long began = System.nanoTime();
            try {
                return call(target, method, arguments);
            } finally {
                long took = System.nanoTime() - began;
                if (took > limit) {
                    report(prepared != null || arguments == null ? prepared : String.valueOf(arguments[0]), took);
                }
            }
        });
    }

    private static void report(@Nullable String sql, long nanoseconds) {
        Metrics.counter("offside.slow.statements").increment();
        String words =
                sql == null ? "several statements" : sql.replaceAll("\\s+", " ").strip();
        log.warn("A statement took {} ms: {}", nanoseconds / 1_000_000, words);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** Sees every call of an object. */
    @FunctionalInterface
    private interface Watcher<T> {
        @Nullable
        Object called(T target, Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T watched(Class<T> type, T target, Watcher<T> watcher) {
        InvocationHandler handler = (proxy, method, arguments) -> watcher.called(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(SlowStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
