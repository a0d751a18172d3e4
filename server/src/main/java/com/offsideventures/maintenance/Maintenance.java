package com.offsideventures.maintenance;

import ch.qos.logback.classic.Level;
import com.offsideventures.platform.start.CannotStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program behind {@code ./offside backup}, {@code restore}, {@code export}, {@code import} and {@code upgrade}. What
 * it did stands on standard output, why it could not on standard error, in one sentence and with exit code 1.
 */
public final class Maintenance {

    private final Installation installation;
    private final PrintStream out;

    Maintenance(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    public static void main(String[] arguments) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.ERROR);
        }
        System.exit(run(List.of(arguments), System.getenv()));
    }

    private static int run(List<String> words, Map<String, String> environment) {
        try (Installation installation = Installation.open(environment)) {
            new Maintenance(installation, System.out).carryOut(words);
            return 0;
        } catch (Refusal | CannotStart refusal) {
            System.err.println(refusal.getMessage());
        } catch (SQLException failure) {
            System.err.println("The database refused: " + failure.getMessage());
        } catch (IOException failure) {
            System.err.println("A file could not be read or written: " + failure);
        }
        return 1;
    }

    /** @param words the command and what it is done to; the launcher has checked their number */
    void carryOut(List<String> words) throws SQLException, IOException {
        switch (words.getFirst()) {
            case "backup" -> backup(Path.of(words.get(1)));
            case "check-backup" -> check(Path.of(words.get(1)));
            case "restore" -> restore(Path.of(words.get(1)));
            case "export" -> export(Path.of(words.get(1)));
            case "import" -> importInto(Path.of(words.get(1)));
            case "check-upgrade" -> checkUpgrade(Path.of(words.get(1)));
            case "checkup" -> checkup();
            case "upgrade" -> upgrade(Path.of(words.get(1)));
            default -> throw new Refusal("There is no command '" + words.getFirst() + "'.");
        }
    }

    private void backup(Path file) throws SQLException, IOException {
        Manifest manifest = BackupFile.write(installation.url(), file);
        out.printf(
                Locale.ROOT,
                "Backed up %,d rows of %d tables, as of %s, to %s (%,d KB).%n",
                manifest.rows(),
                manifest.tables().size(),
                manifest.takenAt(),
                file,
                Files.size(file) / 1024);
    }

    private void check(Path file) throws SQLException, IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            new Restore(installation).check(backup);
            out.printf(
                    Locale.ROOT,
                    "The backup is good: %,d rows of %d tables came out as they went in.%n",
                    backup.manifest().rows(),
                    backup.manifest().tables().size());
        }
    }

    private void restore(Path file) throws SQLException, IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            String before = new Restore(installation).replace(backup);
            out.printf(
                    Locale.ROOT,
                    "Restored %,d rows of %d tables, as of %s.%n",
                    backup.manifest().rows(),
                    backup.manifest().tables().size(),
                    backup.manifest().takenAt());
            if (!before.isEmpty()) {
                out.printf("What was there before is kept as the database %s until the next restore.%n", before);
            }
        }
    }

    private void export(Path directory) throws SQLException, IOException {
        Manifest manifest = ExportDirectory.write(installation.url(), directory);
        out.printf(
                Locale.ROOT,
                "Exported %,d rows of %d tables, as of %s, to %s.%n",
                manifest.rows(),
                manifest.tables().size(),
                manifest.takenAt(),
                directory);
    }

    private void importInto(Path directory) throws SQLException, IOException {
        if (!installation.hasNoUsers()) {
            throw new Refusal("The database is in use: an import goes into a new one (--data names its directory).");
        }
        try (ExportDirectory export = ExportDirectory.open(directory)) {
            new Restore(installation).replace(export);
            out.printf(
                    Locale.ROOT,
                    "Imported %,d rows of %d tables. Passwords are not part of an export: ./offside admin EMAIL sets one.%n",
                    export.manifest().rows(),
                    export.manifest().tables().size());
        }
    }

    /** @param workplace a directory with room for a backup of the data */
    private void checkUpgrade(Path workplace) throws SQLException, IOException {
        List<String> pending = Schema.pending(installation.url());
        if (pending.isEmpty()) {
            out.println("The database is up to date.");
            return;
        }
        out.printf("%d %s to be made:%n", pending.size(), pending.size() == 1 ? "migration is" : "migrations are");
        if (installation.isEmpty() || !installation.canMakeDatabases()) {
            pending.forEach(migration -> out.println("  " + migration));
            out.println(
                    installation.isEmpty()
                            ? "There is no data yet."
                            : "How long they take was not tried: the role may not create a scratch database.");
            return;
        }
        List<Schema.Step> steps = tryOut(workplace.resolve("upgrade-check.backup"));
        steps.forEach(step -> out.printf(
                Locale.ROOT,
                "  V%s %s: %.1f s%n",
                step.version(),
                step.description(),
                step.took().toMillis() / 1000.0));
        out.println("That is how long they took on a copy of the data; the data itself is as before.");
    }

    private List<Schema.Step> tryOut(Path copy) throws SQLException, IOException {
        Files.deleteIfExists(copy);
        BackupFile.write(installation.url(), copy);
        try (BackupFile backup = BackupFile.open(copy)) {
            return new Restore(installation).check(backup);
        } finally {
            Files.delete(copy);
        }
    }

    private void upgrade(Path file) throws SQLException, IOException {
        List<String> pending = Schema.pending(installation.url());
        if (pending.isEmpty()) {
            out.println("The database is up to date.");
            return;
        }
        installation.requireStopped();
        if (!installation.isEmpty()) {
            backup(file);
        }
        Schema.migrate(installation.url())
                .forEach(step -> out.println("V" + step.version() + " " + step.description()));
        out.println("The database is up to date.");
    }

    /** One line a finding: ok or bad, what was looked at, and the words, with tabs between. */
    private void checkup() throws SQLException {
        Checkup.of(installation.url())
                .forEach(finding ->
                        out.printf("%s\t%s\t%s%n", finding.well() ? "ok" : "bad", finding.subject(), finding.words()));
    }
}
