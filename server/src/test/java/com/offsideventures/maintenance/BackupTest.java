package com.offsideventures.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    Path directory;

    private final DatabaseUrl url = TestPostgres.migrated();

    @Test
    void whatComesBackIsWhatWasThereToTheLastRow() throws Exception {
        Workspace.fill(url);
        Map<String, String> before = Workspace.sums(url);
        assertThat(before.get("company")).startsWith("490 ");
        Path file = directory.resolve("one.backup");
        assertThat(run(url, "backup", file)).startsWith("Backed up ").contains(" tables, as of ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        DatabaseUrl empty = TestPostgres.empty();
        assertThat(run(empty, "restore", file)).startsWith("Restored ").doesNotContain("kept");
        assertThat(Workspace.sums(empty)).isEqualTo(before);

        // It works on as if nothing had happened: ids go on, history is kept, references hold.
        Workspace.write(empty, "insert into company (name) values ('New')");
        assertThat(Workspace.count(empty, "company where name = 'New' and id = 501"))
                .isOne();
        assertThat(Workspace.count(empty, "record_change where record_id = 501 and record_type = 'company'"))
                .isOne();
        assertThatThrownBy(
                        () -> Workspace.write(empty, "insert into contact (first_name, company_id) values ('x', 50)"))
                .hasMessageContaining("foreign key");
    }

    @Test
    void aBackupUnderLoadIsTheStateOfOneMoment() throws Exception {
        Workspace.fill(url);
        var stop = new AtomicBoolean();
        var failure = new AtomicReference<@Nullable Exception>();
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                while (!stop.get()) {
                    Workspace.write(url, """
                            with made as (insert into company (name) values ('Pair') returning id)
                            insert into contact (first_name, company_id) select 'Pair', id from made;
                            delete from company where id = (select min(id) from company where name = 'Pair' and random() < 0.3);
                            """);
                }
            } catch (Exception e) {
                failure.set(e);
            }
        });
        Path file = directory.resolve("loaded.backup");
        while (Workspace.count(url, "contact where first_name = 'Pair'") < 20) {
            Thread.sleep(10);
        }
        run(url, "backup", file);
        stop.set(true);
        writer.join();
        assertThat(failure.get()).isNull();

        DatabaseUrl empty = TestPostgres.empty();
        run(empty, "restore", file);
        long contacts = Workspace.count(empty, "contact where first_name = 'Pair'");
        assertThat(contacts).isGreaterThanOrEqualTo(20);
        // Written together, so seen together; a later half would have been refused as a dangling reference.
        assertThat(Workspace.count(empty, """
                record_change c
                where c.operation = 'create' and c.record_type = 'contact'
                  and c.after ->> 'first_name' = 'Pair'
                """)).isEqualTo(contacts);
        assertThat(Workspace.count(
                        empty,
                        "record_change where operation = 'create' and record_type = 'company'"
                                + " and after ->> 'name' = 'Pair'"))
                .isEqualTo(contacts);
        long before = Workspace.count(empty, "company");
        Workspace.write(empty, "insert into company (name) values ('Later')");
        assertThat(Workspace.count(empty, "company")).isEqualTo(before + 1);
    }

    @Test
    void aRestoreTakesThePlaceOfWhatIsThereAndKeepsItAside() throws Exception {
        Workspace.fill(url);
        Path file = directory.resolve("good.backup");
        run(url, "backup", file);
        Map<String, String> good = Workspace.sums(url);
        Workspace.write(url, "delete from company");
        assertThat(run(url, "check-backup", file)).startsWith("The backup is good: ");
        assertThat(Workspace.count(url, "company")).isZero();

        assertThat(run(url, "restore", file)).contains("kept as the database " + url.database() + "_before_restore");
        assertThat(Workspace.sums(url)).isEqualTo(good);
        assertThat(Workspace.count(url.withDatabase(url.database() + "_before_restore"), "company"))
                .isZero();
        assertThat(Workspace.count(
                        TestPostgres.keeper(), "pg_database where datname = '" + url.database() + "_scratch'"))
                .isZero();
    }

    @Test
    void whatCannotWorkIsRefusedAndChangesNothing() throws Exception {
        Workspace.fill(url);
        Path file = directory.resolve("whole.backup");
        run(url, "backup", file);
        Map<String, String> before = Workspace.sums(url);
        assertRefused("is there already", "backup", file);

        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.backup"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused("no backup of this product, or was cut off", "restore", cut);
        assertRefused("no backup of this product", "restore", Files.writeString(directory.resolve("x"), "hello"));
        assertRefused("cannot be read", "restore", directory.resolve("nothing"));
        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 0x55;
        assertRefused("is damaged", "restore", Files.write(directory.resolve("flipped.backup"), flipped));

        try (Connection server = Connections.open(url)) {
            Connections.execute(server, "set application_name = 'offside'");
            assertRefused("A server works with this database", "restore", file);
        }
        assertThatThrownBy(() -> new Maintenance(
                                new Installation(url, url, () -> {}), new PrintStream(new ByteArrayOutputStream()))
                        .carryOut(List.of("restore", file.toString())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("may not create databases");
        assertThat(Workspace.sums(url)).isEqualTo(before);
    }

    private void assertRefused(String because, String command, Path file) {
        assertThatThrownBy(() -> run(url, command, file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(because);
    }

    /** Carries a command out on a database of the tests' PostgreSQL, and answers what it said. */
    static String run(DatabaseUrl url, String command, Path file) throws Exception {
        var said = new ByteArrayOutputStream();
        var installation = new Installation(url, TestPostgres.keeper(), () -> {});
        new Maintenance(installation, new PrintStream(said, true, StandardCharsets.UTF_8))
                .carryOut(List.of(command, file.toString()));
        return said.toString(StandardCharsets.UTF_8);
    }
}
