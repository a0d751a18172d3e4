package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.DataDirectory;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;

/**
 * A process for tests to kill: starts the database in a data directory as the server does and writes one row after
 * another, printing each number once PostgreSQL has acknowledged its commit.
 */
final class WritingServer {

    private WritingServer() {}

    public static void main(String[] arguments) throws Exception {
        Path programs = Path.of(arguments[1]);
        try (DataDirectory directory = DataDirectory.open(Path.of(arguments[0]))) {
            var settings = new EmbeddedPostgres.Settings(directory.path().resolve("postgres"), programs, 0, List.of());
            DatabaseUrl url = EmbeddedPostgres.start(settings).url();
            try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password())) {
                connection.createStatement().execute("create table written (number bigint primary key, padding text)");
                var insert = connection.prepareStatement("insert into written values (?, repeat('x', 2000))");
                for (long number = 1; true; number++) {
                    insert.setLong(1, number);
                    insert.executeUpdate();
                    System.out.println(number);
                }
            }
        }
    }
}
