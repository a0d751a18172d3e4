package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateOutput;

/** The tables of a database, as the migrations make them. */
final class Schema {

    private Schema() {}

    /** A migration and how long it took. */
    record Step(String version, String description, Duration took) {}

    /** The migrations that a start of this version would make, in their order, as {@code V016 jobs}. */
    static List<String> pending(DatabaseUrl url) {
        return Arrays.stream(flyway(url, "latest").info().pending())
                .map(migration -> "V" + migration.getVersion() + " " + migration.getDescription())
                .toList();
    }

    /** The newest migration that this version knows. */
    static MigrationVersion latest(DatabaseUrl url) {
        return Arrays.stream(flyway(url, "latest").info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
    }

    /** Makes the tables of this version, or brings them to it, and tells what was done. */
    static List<Step> migrate(DatabaseUrl url, String version) {
        return flyway(url, version).migrate().migrations.stream()
                .map(Schema::step)
                .toList();
    }

    /** The same up to the newest migration. */
    static List<Step> migrate(DatabaseUrl url) {
        return migrate(url, "latest");
    }

    private static Step step(MigrateOutput done) {
        return new Step(done.version, done.description, Duration.ofMillis(done.executionTime));
    }

    private static Flyway flyway(DatabaseUrl url, String target) {
        return Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .target(target)
                .load();
    }
}
