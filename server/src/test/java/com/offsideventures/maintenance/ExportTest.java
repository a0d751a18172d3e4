package com.offsideventures.maintenance;

import static com.offsideventures.maintenance.BackupTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.offsideventures.platform.postgres.DatabaseUrl;
import com.offsideventures.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

    @TempDir
    Path parent;

    private final DatabaseUrl url = TestPostgres.migrated();

    @Test
    void whatWasExportedCanBeImportedWithoutLoss() throws Exception {
        Workspace.fill(url);
        Path directory = parent.resolve("export");
        assertThat(run(url, "export", directory)).startsWith("Exported ");
        DatabaseUrl empty = TestPostgres.empty();
        assertThat(run(empty, "import", directory)).startsWith("Imported ").contains("./offside admin");
        assertThat(exported(Workspace.sums(empty))).isEqualTo(exported(Workspace.sums(url)));
        assertThat(Workspace.count(empty, "app_user where password_hash = '{bcrypt}!'"))
                .isOne();
        Workspace.write(empty, "insert into company (name) values ('New')");
        assertThat(Workspace.count(empty, "company where id = 501")).isOne();

        // Into tables that a first start made already, too.
        DatabaseUrl started = TestPostgres.migrated();
        run(started, "import", directory);
        assertThat(exported(Workspace.sums(started))).isEqualTo(exported(Workspace.sums(url)));
    }

    @Test
    void linesAreJsonSheetsAreHarmlessAndNothingOpensADoor() throws Exception {
        Workspace.fill(url);
        Path directory = parent.resolve("export");
        run(url, "export", directory);
        JsonNode first = JsonMapper.shared()
                .readTree(Files.readAllLines(directory.resolve("company.jsonl")).getFirst());
        assertThat(first.get("name").stringValue()).isEqualTo("Acme 1");
        assertThat(first.get("description").stringValue()).isEqualTo("tab\t newline\n backslash \\ quote \" ütf ☃");
        assertThat(first.has("search_key")).isFalse();
        assertThat(Files.readString(directory.resolve("company.csv")))
                .startsWith("id,name,domain,")
                .contains(",'=cmd(),")
                .doesNotContain(",=cmd()");
        for (String table : ExportDirectory.LEFT_OUT) {
            assertThat(directory.resolve(table + ".jsonl")).doesNotExist();
            assertThat(Workspace.sums(url)).as("a table of this name").containsKey(table);
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("$2a$04$x");
            }
        }
    }

    @Test
    void whatWasTamperedWithOrIsInUseIsRefused() throws Exception {
        Workspace.fill(url);
        Path directory = parent.resolve("export");
        run(url, "export", directory);
        assertRefused("is there already", url, "export", directory);
        assertRefused("The database is in use", url, "import", directory);
        Path lines = directory.resolve("contact.jsonl");
        Files.writeString(lines, Files.readString(lines).replace("Ada", "Eve"));
        DatabaseUrl empty = TestPostgres.empty();
        assertRefused("its checksum differs", empty, "import", directory);
        Files.delete(lines);
        assertRefused("is missing from the export", empty, "import", directory);
        assertRefused("holds no whole export", empty, "import", parent);
        assertThat(Workspace.sums(empty)).isEmpty();
    }

    private static void assertRefused(String because, DatabaseUrl url, String command, Path path) {
        assertThatThrownBy(() -> run(url, command, path))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(because);
    }

    /** The tables that an export holds; of users everything but the password. */
    private static Map<String, String> exported(Map<String, String> sums) {
        Map<String, String> exported = new TreeMap<>(sums);
        exported.keySet().removeAll(ExportDirectory.LEFT_OUT);
        exported.remove("app_user");
        return exported;
    }
}
