package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/** Brings a backup back: first into a database beside the one in use, which takes its place once it is proven whole. */
final class Restore {

    private final Installation installation;

    Restore(Installation installation) {
        this.installation = installation;
    }

    /**
     * Restores into a scratch database, compares every row and drops it again. Nothing in use is touched.
     *
     * @return how long each migration took that the backup lacked
     * @throws Refusal where no scratch database can be made, or the backup does not come out as it went in
     */
    List<Schema.Step> check(BackupFile backup) throws SQLException, IOException {
        requireScratch();
        DatabaseUrl scratch = installation.makeScratch();
        try {
            return fill(scratch, backup);
        } finally {
            installation.dropScratch();
        }
    }

    /**
     * Restores in place of what is there.
     *
     * @return the name under which the former database is kept; empty where there was nothing to keep
     * @throws Refusal where a server works with the database, or nothing can be put in its place
     */
    String replace(BackupFile backup) throws SQLException, IOException {
        installation.requireStopped();
        if (installation.isEmpty()) {
            fill(installation.url(), backup);
            return "";
        }
        requireScratch();
        DatabaseUrl scratch = installation.makeScratch();
        try {
            fill(scratch, backup);
            return installation.replaceByScratch();
        } finally {
            installation.dropScratch();
        }
    }

    private static List<Schema.Step> fill(DatabaseUrl empty, BackupFile backup) throws SQLException, IOException {
        String version = backup.manifest().schemaVersion();
        if (MigrationVersion.fromVersion(version).compareTo(Schema.latest(empty)) > 0) {
            throw new Refusal(
                    "The backup was taken by a newer version of this product (its tables are of V%s): use that."
                            .formatted(version));
        }
        Schema.migrate(empty, version);
        Loader.load(empty, backup.manifest(), true, (database, table, content) -> {
            try (InputStream rows = backup.rows(table.name())) {
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy %s (%s) from stdin".formatted(table.quoted(), Table.quoted(content.columns())),
                                rows);
            }
        });
        return Schema.migrate(empty);
    }

    private void requireScratch() throws SQLException {
        if (!installation.canMakeDatabases()) {
            throw new Refusal("The role %s may not create databases: allow it (alter role … createdb), or name an empty"
                            .formatted(installation.url().user())
                    + " database with DATABASE_URL.");
        }
    }
}
