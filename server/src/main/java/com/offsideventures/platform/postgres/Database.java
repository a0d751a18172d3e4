package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.platform.start.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** The database this server works with: its address, and an end to it where this process started it. */
interface Database extends AutoCloseable {

    int OLDEST_VERSION = 15;

    DatabaseUrl url();

    @Override
    void close();

    /**
     * A PostgreSQL somebody else runs.
     *
     * @throws CannotStart where it cannot be reached or is older than 15
     */
    static Database at(DatabaseUrl url) {
        var properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("connectTimeout", "10");
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties)) {
            refuseOldVersion(url, connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database %s cannot be reached (%s): start it, or correct DATABASE_URL."
                            .formatted(url, e.getMessage()),
                    e);
        }
        return new Database() {
            @Override
            public DatabaseUrl url() {
                return url;
            }

            @Override
            public void close() {}
        };
    }

    static void refuseOldVersion(DatabaseUrl url, int version) {
        if (version < OLDEST_VERSION) {
            throw new CannotStart("The database %s is PostgreSQL %d and this server needs %d or newer: upgrade it."
                    .formatted(url, version, OLDEST_VERSION));
        }
    }

    /**
     * The embedded PostgreSQL in a data directory. While it runs, the file {@code database-url} there holds its
     * address, for {@code psql} and the like.
     */
    static Database embeddedIn(Path directory, int port) {
        Path home = directory.resolve("postgres");
        var settings = new EmbeddedPostgres.Settings(home, home, port, List.of());
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings);
        Path address = directory.resolve("database-url");
        try {
            DataDirectory.writePrivately(address, postgres.url().toUrl() + "\n");
        } catch (IOException e) {
            postgres.close();
            throw new CannotStart("The file %s cannot be written: %s.".formatted(address, e.getMessage()), e);
        }
        return new Database() {
            @Override
            public DatabaseUrl url() {
                return postgres.url();
            }

            @Override
            public void close() {
                try {
                    Files.deleteIfExists(address);
                } catch (IOException e) {
                    // A stale address only makes psql fail to connect.
                } finally {
                    postgres.close();
                }
            }
        };
    }
}
