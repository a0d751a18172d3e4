package com.offsideventures.maintenance;

import com.offsideventures.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/** Brings a backup or an export back: first into a database beside the one in use, which takes its place once it is proven whole. */
final class Restore {

    private final Installation installation;

    Restore(Installation installation) {
        this.installation = installation;
    }

    /**
     * Restores into a scratch database, compares every row and drops it again. Nothing in use is touched.
     *
     * @return how long each migration took that it lacked
     * @throws Refusal where no scratch database can be made, or what is restored does not come out as it went in
     */
    List<Schema.Step> check(Contents contents) throws SQLException, IOException {
        requireScratch();
        DatabaseUrl scratch = installation.makeScratch();
        try {
            return fill(scratch, contents);
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
    String replace(Contents contents) throws SQLException, IOException {
        installation.requireStopped();
        if (installation.isEmpty()) {
            fill(installation.url(), contents);
            return "";
        }
        requireScratch();
        DatabaseUrl scratch = installation.makeScratch();
        try {
            fill(scratch, contents);
            return installation.replaceByScratch();
        } finally {
            installation.dropScratch();
        }
    }

    private static List<Schema.Step> fill(DatabaseUrl empty, Contents contents) throws SQLException, IOException {
        String version = contents.manifest().schemaVersion();
        if (MigrationVersion.fromVersion(version).compareTo(Schema.latest(empty)) > 0) {
            throw new Refusal("This was written by a newer version of this product (its tables are of V%s): use that."
                    .formatted(version));
        }
        Schema.migrate(empty, version);
        Loader.load(empty, contents);
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
