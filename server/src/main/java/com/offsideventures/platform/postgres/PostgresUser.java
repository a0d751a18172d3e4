package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.CannotStart;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so a server started by root runs it in a user namespace of its
 * own, in which root is nobody while its files stay root's; where the kernel forbids that, it runs as the user nobody.
 */
final class PostgresUser {

    private static final String OTHER_USER = "nobody";

    private final List<String> prefix;
    private final boolean filesNeedAnOwner;
    private final String owner;

    private PostgresUser(List<String> prefix, boolean filesNeedAnOwner, String owner) {
        this.prefix = prefix;
        this.filesNeedAnOwner = filesNeedAnOwner;
        this.owner = owner;
    }

    static PostgresUser ofThisProcess() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new PostgresUser(List.of(), false, "");
        }
        if (Commands.succeeds(List.of("unshare", "--user", "true"))) {
            return new PostgresUser(List.of("unshare", "--user"), true, "root");
        }
        if (Commands.succeeds(List.of("setpriv", "--version")) && Commands.succeeds(List.of("id", OTHER_USER))) {
            String group = "--regid=" + Commands.run(List.of("id", "-g", OTHER_USER));
            List<String> asOther = List.of("setpriv", "--reuid=" + OTHER_USER, group, "--clear-groups");
            return new PostgresUser(asOther, true, OTHER_USER);
        }
        throw new CannotStart(
                "PostgreSQL does not run as root, and neither a user namespace nor the user nobody is available here: start as an ordinary user, or set DATABASE_URL.");
    }

    /** The command that runs a program of PostgreSQL. */
    List<String> command(List<String> program) {
        return Stream.concat(prefix.stream(), program.stream()).toList();
    }

    /** Hands the directory and all below it to the user PostgreSQL runs as, where that is in question at all. */
    void own(Path directory) throws IOException {
        if (filesNeedAnOwner && !Files.getOwner(directory).getName().equals(owner)) {
            Commands.run(List.of("chown", "-R", owner, directory.toString()));
        }
    }
}
