package com.offsideventures.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.platform.start.DataDirectory;
import com.offsideventures.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process runs the database and writes; these tests kill it while it does. */
class KilledServerTest {

    @TempDir
    Path data;

    private Process server;
    private BufferedReader acknowledged;
    private ProcessHandle database;

    @BeforeEach
    void aServerThatHasWrittenAHundredRows() throws IOException {
        server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingServer.class.getName(),
                        data.toString(),
                        TestPostgres.directory().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        acknowledged = server.inputReader();
        readNumbersUntil(100);
        String pid =
                Files.readAllLines(home().resolve("cluster/postmaster.pid")).getFirst();
        database = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        Stream.concat(server.descendants(), Stream.of(server.toHandle(), database))
                .forEach(ProcessHandle::destroyForcibly);
        server.waitFor();
        database.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void everyAcknowledgedRowOutlivesTheDeathOfServerAndDatabase() throws Exception {
        Stream.concat(server.descendants(), Stream.concat(database.descendants(), Stream.of(database)))
                .forEach(ProcessHandle::destroyForcibly);
        killServer();
        long last = readNumbersToTheEnd();

        assertThat(rowsAfterTheNextStart()).isGreaterThanOrEqualTo(last);
    }

    @Test
    void theDatabaseStopsByItselfWhenOnlyTheServerIsKilled() throws Exception {
        killServer();
        long last = readNumbersToTheEnd();

        database.onExit().get(30, TimeUnit.SECONDS);
        assertThat(rowsAfterTheNextStart()).isGreaterThanOrEqualTo(last);
    }

    @Test
    void aDatabaseLeftRunningIsStoppedByTheNextStart() throws Exception {
        server.descendants().forEach(ProcessHandle::destroyForcibly); // first the keeper, it would stop the database
        killServer();
        long last = readNumbersToTheEnd();
        assertThat(database.isAlive()).isTrue();

        assertThat(rowsAfterTheNextStart()).isGreaterThanOrEqualTo(last);
        assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataDirectory.open(data))
                .withMessageStartingWith(
                        "Another OffsideVentures server (process %d) already uses".formatted(server.pid()));
    }

    // By its handle: the process object would close the pipe, and with it what was acknowledged last.
    private void killServer() {
        server.toHandle().destroyForcibly();
    }

    private void readNumbersUntil(long number) throws IOException {
        for (String line = acknowledged.readLine(); line != null; line = acknowledged.readLine()) {
            if (line.equals(String.valueOf(number))) {
                return;
            }
        }
        throw new IllegalStateException("the server ended early");
    }

    private long readNumbersToTheEnd() throws IOException {
        long last = 100;
        for (String line = acknowledged.readLine(); line != null; line = acknowledged.readLine()) {
            last = line.matches("[0-9]+") ? Long.parseLong(line) : last;
        }
        return last;
    }

    /** Rows without a gap from 1 on; a gap would be a row that was acknowledged and is gone. */
    private long rowsAfterTheNextStart() throws Exception {
        var settings = new EmbeddedPostgres.Settings(home(), TestPostgres.directory(), 0, List.of());
        try (var postgres = EmbeddedPostgres.start(settings);
                var connection = DriverManager.getConnection(
                        postgres.url().jdbcUrl(),
                        postgres.url().user(),
                        postgres.url().password());
                var rows = connection.createStatement().executeQuery("select count(*), max(number) from written")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(rows.getLong(2));
            return rows.getLong(1);
        }
    }

    private Path home() {
        return data.resolve("postgres");
    }
}
