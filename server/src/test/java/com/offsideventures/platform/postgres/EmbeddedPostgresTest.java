package com.offsideventures.platform.postgres;

import static com.offsideventures.platform.postgres.EmbeddedPostgresPromisesTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.testing.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path home;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (var first = start(0)) {
            query(first.url(), "create table note as select 'kept' as body; select 1");
        }
        try (var second = start(0)) {
            assertThat(query(second.url(), "select body from note")).isEqualTo("kept");
        }
    }

    @Test
    void aStaleProcessNumberThatNowBelongsToAnotherProgramHurtsNobody() throws Exception {
        start(0).close();
        String ours = ProcessHandle.current().pid() + "\n" + home.resolve("cluster") + "\n0\n5432\n\n\n  1 2\nready\n";
        Files.writeString(home.resolve("cluster/postmaster.pid"), ours);

        try (var postgres = start(0)) {
            assertThat(query(postgres.url(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aFirstStartThatWasInterruptedBeginsAnew() throws Exception {
        Files.createDirectories(home.resolve("cluster.part/base"));
        Files.writeString(home.resolve("cluster.part/PG_VERSION"), "18");

        try (var postgres = start(0)) {
            assertThat(query(postgres.url(), "select 1")).isEqualTo("1");
        }
        assertThat(home.resolve("cluster.part")).doesNotExist();
    }

    @Test
    void aDamagedDirectoryIsRefusedWithOneSentence() throws Exception {
        start(0).close();
        Files.delete(home.resolve("cluster/PG_VERSION"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(0))
                .withMessage(
                        "The database in %s is damaged (PG_VERSION is missing): restore the directory from a backup, or move it away to begin anew.",
                        home.resolve("cluster"));
    }

    @Test
    void aDamagedDatabaseIsRefusedWithItsOwnReason() throws Exception {
        start(0).close();
        Files.delete(home.resolve("cluster/global/pg_control"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(0))
                .withMessageContaining("did not start: ")
                .withMessageContaining("postgres.log");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> start(taken.getLocalPort()))
                    .withMessageContaining("port %d is in use by another program", taken.getLocalPort());
        }
    }

    @Test
    void severalProcessesMayUnpackThePrograms() throws Exception {
        Callable<Path> unpack = () -> PostgresBundle.unpackInto(home);
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Path> unpacked = threads.invokeAll(List.of(unpack, unpack, unpack)).stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();
            assertThat(unpacked).hasSize(1);
            assertThat(unpacked.getFirst().resolve("bin/postgres")).isExecutable();
        }
        assertThat(home).isDirectoryNotContaining("glob:**/unpacking-*");
    }

    private EmbeddedPostgres start(int port) {
        return EmbeddedPostgres.start(new EmbeddedPostgres.Settings(home, TestPostgres.directory(), port, List.of()));
    }
}
