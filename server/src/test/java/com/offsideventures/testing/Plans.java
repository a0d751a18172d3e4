package com.offsideventures.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the database carries out the queries of a piece of work: what it really read, not what it expected to. */
public class Plans implements BeanPostProcessor {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private volatile boolean watching;

    /**
     * One query and how it was carried out.
     *
     * @param query its text with its values
     * @param root the topmost step, as {@code explain (analyze, format json)} describes it
     */
    public record Plan(String query, JsonNode root) {

        /** The tables that were read from one end to the other. */
        public List<String> tablesReadWhole() {
            return steps().stream()
                    .filter(step -> step.path("Node Type").stringValue("").endsWith("Seq Scan"))
                    .filter(step -> step.path("Actual Loops").asDouble() > 0)
                    .map(step -> step.path("Relation Name").stringValue(""))
                    .toList();
        }

        /** How many rows of these tables were looked at, those included that a condition then sorted out. */
        public long rowsRead(Set<String> tables) {
            return (long) steps().stream()
                    .filter(step -> tables.contains(step.path("Relation Name").stringValue("")))
                    .mapToDouble(step -> step.path("Actual Loops").asDouble()
                            * (step.path("Actual Rows").asDouble()
                                    + step.path("Rows Removed by Filter").asDouble(0)
                                    + step.path("Rows Removed by Index Recheck").asDouble(0)))
                    .sum();
        }

        /** Whether it only counts rows. */
        public boolean counts() {
            return query.contains("count(*) from");
        }

        /** The tables that were read from one end to the other to keep less than a twentieth of their rows. */
        public List<String> tablesReadForAFew() {
            return steps().stream()
                    .filter(step -> step.path("Node Type").stringValue("").endsWith("Seq Scan"))
                    .filter(step -> step.path("Actual Rows").asDouble() * 20
                            < step.path("Actual Rows").asDouble()
                                    + step.path("Rows Removed by Filter").asDouble(0))
                    .map(step -> step.path("Relation Name").stringValue(""))
                    .toList();
        }

        private List<JsonNode> steps() {
            List<JsonNode> steps = new ArrayList<>();
            collect(root, steps);
            return steps;
        }

        private static void collect(JsonNode step, List<JsonNode> steps) {
            steps.add(step);
            step.path("Plans").values().forEach(below -> collect(below, steps));
        }
    }

    /** The plans of the queries that the work sends, as long as nothing else works at the same time. */
    public List<Plan> of(Runnable work) {
        plans.clear();
        watching = true;
        try {
            work.run();
        } finally {
            watching = false;
        }
        return List.copyOf(plans);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && name.equals("dataSource") ? new Watched(source) : bean;
    }

    private final class Watched extends DelegatingDataSource {
        Watched(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (proxy, method, arguments) -> {
                Object result = invoke(method, connection, arguments);
                return watching && result instanceof PreparedStatement statement
                        ? watched(connection, statement)
                        : result;
            });
        }
    }

    private PreparedStatement watched(Connection connection, PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("executeQuery")) {
                explain(connection, statement.toString());
            }
            return invoke(method, statement, arguments);
        });
    }

    // The driver's statement describes itself by its text with its values; the pool puts its own name before it.
    private void explain(Connection connection, String described) throws SQLException {
        String query = described.substring(described.indexOf("wrapping ") < 0 ? 0 : described.indexOf("wrapping ") + 9);
        if (!query.stripLeading().startsWith("select") && !query.stripLeading().startsWith("with")) {
            return;
        }
        // The driver does not tell the values of arrays that it sends in binary.
        if (query.contains("unnest(?")) {
            return;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (analyze, timing off, format json) " + query)) {
            rows.next();
            plans.add(new Plan(query, JSON.readTree(rows.getString(1)).get(0).get("Plan")));
        }
    }

    private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Plans.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
