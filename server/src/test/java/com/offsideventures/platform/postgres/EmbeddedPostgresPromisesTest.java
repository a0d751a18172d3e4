package com.offsideventures.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database promises while it runs, with the settings of production. */
class EmbeddedPostgresPromisesTest {

    @TempDir
    static Path home;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(home, TestPostgres.directory(), 0, List.of()));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aCommitIsOnTheDiskBeforeItIsAcknowledged() throws Exception {
        assertThat(query(postgres.url(), """
                        select string_agg(name || '=' || setting, ' ' order by name)
                        from pg_settings
                        where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                        """)).isEqualTo("fsync=on full_page_writes=on synchronous_commit=on");
    }

    @Test
    void strangersAndOtherMachinesAreKeptOut() throws Exception {
        DatabaseUrl url = postgres.url();
        assertThat(query(url, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> DriverManager.getConnection(url.jdbcUrl(), url.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theServersRoleMayCreateTheExtensionsAndRolesItsMigrationsNeed() throws Exception {
        assertThat(query(postgres.url(), "select rolcreaterole and not rolsuper from pg_roles where rolname = user"))
                .isEqualTo("t");
        query(postgres.url(), "create extension pg_trgm; create extension unaccent; select 1");
    }

    static String query(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }
}
