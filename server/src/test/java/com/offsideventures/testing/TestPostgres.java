package com.offsideventures.testing;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for the whole test run, started when the first test asks. It is the very program production runs, only
 * without waiting for the disk: nothing in it outlives the run. What a killed run left behind, the next run removes.
 */
public final class TestPostgres {

    private static final Path PARENT = Path.of("target", "postgres").toAbsolutePath();
    private static final List<String> UNSAFE_AND_FAST =
            List.of("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 200");

    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestPostgres() {}

    /** A new database with all migrations applied, owned by the role the server works with. */
    public static DatabaseUrl migrated() {
        return create("template migrated");
    }

    /** A new database without a table. */
    public static DatabaseUrl empty() {
        return create("");
    }

    /** The superuser, for tests that make, rename or drop databases themselves. */
    public static DatabaseUrl keeper() {
        return Running.POSTGRES.superuserUrl();
    }

    /** Directory below which tests keep the unpacked programs and their own databases. */
    public static Path directory() {
        return PARENT;
    }

    private static DatabaseUrl create(String template) {
        String name = "test_" + NEXT.incrementAndGet();
        EmbeddedPostgres postgres = Running.POSTGRES;
        execute(postgres, "create database %s %s owner offside".formatted(name, template));
        return postgres.url().withDatabase(name);
    }

    private static void execute(EmbeddedPostgres postgres, String statement) {
        DatabaseUrl url = postgres.superuserUrl();
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static final class Running {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            removeLeftovers();
            Path home = PARENT.resolve("run-" + ProcessHandle.current().pid());
            var settings = new EmbeddedPostgres.Settings(home, PARENT, 0, UNSAFE_AND_FAST);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                remove(home);
            }));
            execute(postgres, "create database migrated owner offside");
            DatabaseUrl url = postgres.url().withDatabase("migrated");
            Flyway.configure()
                    .dataSource(url.jdbcUrl(), url.user(), url.password())
                    .load()
                    .migrate();
            return postgres;
        }

        private static void removeLeftovers() {
            if (!Files.isDirectory(PARENT)) {
                return;
            }
            try (var runs = Files.newDirectoryStream(PARENT, "run-*")) {
                for (Path run : runs) {
                    long pid = Long.parseLong(run.getFileName().toString().substring("run-".length()));
                    if (ProcessHandle.of(pid).isEmpty()
                            || pid == ProcessHandle.current().pid()) {
                        remove(run);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Path directory) {
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
