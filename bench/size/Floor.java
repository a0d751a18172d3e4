import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What the database alone can do: sends statements over bare JDBC, prepared once per connection, as fast as so many
 * connections can.
 *
 * <p>usage: java -cp postgresql.jar Floor.java URL USER PASSWORD SECONDS CLIENTS, with the operations on standard input,
 * each line being one: its statements separated by blanks, each statement its text and its values (null as "-")
 * separated by commas, all in Base64. Every connection takes the operations in turn. Answers one line: operations per second, median and
 * 95th percentile in milliseconds.
 */
class Floor {

    record Statement(String sql, List<String> values) {}

    public static void main(String[] arguments) throws Exception {
        long nanos = (long) (Double.parseDouble(arguments[3]) * 1e9);
        int clients = Integer.parseInt(arguments[4]);
        List<List<Statement>> operations = read();
        List<List<Long>> times = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            List<Long> own = new ArrayList<>();
            times.add(own);
            int first = client;
            threads.add(Thread.ofPlatform().start(() -> work(arguments, operations, first, nanos, own)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = times.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%.1f %.3f %.3f%n",
                all.length / (nanos / 1e9),
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.95)] / 1e6);
    }

    private static void work(
            String[] arguments, List<List<Statement>> operations, int first, long nanos, List<Long> times) {
        try (Connection connection = DriverManager.getConnection(
                arguments[0] + "?prepareThreshold=1&preparedStatementCacheQueries=1024",
                arguments[1],
                arguments[2])) {
            // Once around without the clock: parsing and planning for the first time is not what is asked for.
            for (List<Statement> operation : operations) {
                run(connection, operation);
            }
            long end = System.nanoTime() + nanos;
            for (int next = first; System.nanoTime() < end; next++) {
                long began = System.nanoTime();
                run(connection, operations.get(next % operations.size()));
                times.add(System.nanoTime() - began);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, List<Statement> operation) throws SQLException {
        for (Statement statement : operation) {
            try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
                for (int i = 0; i < statement.values().size(); i++) {
                    prepared.setObject(i + 1, statement.values().get(i), Types.OTHER);
                }
                if (prepared.execute()) {
                    try (var rows = prepared.getResultSet()) {
                        while (rows.next()) {
                            rows.getString(1);
                        }
                    }
                }
            }
        }
    }

    private static List<List<Statement>> read() throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return in.lines()
                .map(line -> Arrays.stream(line.split(" ")).map(Floor::statement).toList())
                .toList();
    }

    private static Statement statement(String text) {
        String[] parts = text.split(",");
        List<String> values = new ArrayList<>();
        for (String value : Arrays.copyOfRange(parts, 1, parts.length)) {
            values.add(value.equals("-") ? null : decoded(value.substring(1)));
        }
        return new Statement(decoded(parts[0]), values);
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
