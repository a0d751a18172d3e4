package com.offsideventures.maintenance;

import static com.offsideventures.maintenance.BackupTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that an earlier version wrote is there after an upgrade, whatever version that was. */
class UpgradeTest {

    /** The first state of the schema that was in use; all migrations before it were released together. */
    private static final int FIRST = 6;

    @TempDir
    Path directory;

    /** Every state of the schema that may hold data, the one of this version left out. */
    static Stream<String> earlierVersions() throws Exception {
        List<String> versions = versions();
        return versions.stream()
                .filter(version -> Integer.parseInt(version) >= FIRST)
                .limit(versions.stream()
                                .filter(version -> Integer.parseInt(version) >= FIRST)
                                .count()
                        - 1);
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void dataOfAnEarlierVersionComesThrough(String version) throws Exception {
        DatabaseUrl url = TestPostgres.empty();
        Schema.migrate(url, version);
        Workspace.fill(url);
        Map<String, Long> before = counts(url);
        Path backup = directory.resolve("old.backup");
        run(url, "backup", backup);

        assertThat(run(url, "check-upgrade", directory))
                .contains("  V" + last())
                .contains("the data itself is as before");
        assertThat(Schema.pending(url)).isNotEmpty();
        assertThat(run(url, "upgrade", directory.resolve("before.backup"))).endsWith("The database is up to date.\n");
        assertThat(Schema.pending(url)).isEmpty();
        assertThat(counts(url)).containsAllEntriesOf(before);
        assertThat(run(url, "check-upgrade", directory)).isEqualTo("The database is up to date.\n");

        // A backup of the earlier version ends where the upgrade ends.
        DatabaseUrl empty = TestPostgres.empty();
        run(empty, "restore", backup);
        assertThat(Workspace.sums(empty).keySet()).isEqualTo(Workspace.sums(url).keySet());
        assertThat(Workspace.sums(empty).get("company"))
                .isEqualTo(Workspace.sums(url).get("company"));
        assertThat(Workspace.sums(empty).get("record_change"))
                .isEqualTo(Workspace.sums(url).get("record_change"));
    }

    @Test
    void aBackupOfANewerVersionIsRefusedBeforeAnythingIsDone() throws Exception {
        DatabaseUrl url = TestPostgres.migrated();
        Workspace.fill(url);
        Workspace.write(url, """
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                                   execution_time, success)
                values (999, '999', 'tomorrow', 'SQL', 'V999__tomorrow.sql', 'x', 1, true)
                """);
        Path backup = directory.resolve("tomorrow.backup");
        run(url, "backup", backup);
        DatabaseUrl empty = TestPostgres.empty();
        assertThatThrownBy(() -> run(empty, "restore", backup))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("newer version of this product");
        assertThat(Workspace.sums(empty)).isEmpty();
    }

    /** How many rows each table has; a later version may add tables and rows of its own to them. */
    private static Map<String, Long> counts(DatabaseUrl url) throws Exception {
        Map<String, Long> counts = new HashMap<>();
        for (String table : List.of(
                "app_user",
                "profile",
                "user_session",
                "company",
                "contact",
                "pipeline",
                "stage",
                "deal",
                "task",
                "note",
                "activity",
                "change_set",
                "record_change",
                "workspace_settings")) {
            counts.put(table, Workspace.count(url, table));
        }
        return counts;
    }

    private static String last() throws Exception {
        return versions().getLast();
    }

    private static List<String> versions() throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList();
        }
    }
}
