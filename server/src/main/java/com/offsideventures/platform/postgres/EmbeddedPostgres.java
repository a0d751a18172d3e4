package com.offsideventures.platform.postgres;

import com.offsideventures.platform.start.CannotStart;
import com.offsideventures.platform.start.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL that runs as long as this process and keeps its data in a directory. It listens on 127.0.0.1 only,
 * asks for a password, and writes to the disk before it acknowledges: a process or machine that dies loses nothing that
 * was acknowledged. The caller sees to it that only one process uses the directory.
 *
 * <p>When this process ends, however it ends, a small shell that holds the other end of a pipe stops the database.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String DATABASE = "offside";
    private static final long FIRST_START_NEEDS_MEGABYTES = 300;
    private static final long LOG_KEPT_BYTES = 5_000_000;

    /** Sized for a small machine that also runs the server; the operator's own file has the last word. */
    private static final String CONFIGURATION = """
            # Written by the server at every start; put your own settings into ../postgresql.local.conf
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = 128MB
            effective_cache_size = 512MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            max_wal_size = 512MB
            # Reading asynchronously needs three more processes and gains nothing while the data fits in memory.
            io_method = sync
            # Compiling a query costs more than any query here takes.
            jit = off
            random_page_cost = 1.1
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] '
            log_checkpoints = off
            """;

    // Arguments: pg_ctl, cluster, log, port. It reads until this process closes the pipe or dies, and then stops the
    // database it started, and no later one. A signal meant for the terminal's programs must not end it before that.
    private static final String KEEPER = """
            trap '' HUP INT TERM
            "$1" -D "$2" -l "$3" -o "-p $4" -t 120 -w start >&2 </dev/null || exit 1
            read -r started < "$2/postmaster.pid"
            echo started
            read -r nothing
            running=
            [ -f "$2/postmaster.pid" ] && read -r running < "$2/postmaster.pid"
            [ "$running" = "$started" ] || exit 0
            exec "$1" -D "$2" -m fast -t 120 -w -s stop
            """;

    /**
     * Where a database is kept and how it runs.
     *
     * @param home directory of the data, the password and the log
     * @param programs directory below which the programs are unpacked; several databases may share it
     * @param port TCP port, 0 for a free one
     * @param configuration more lines for {@code postgresql.conf}
     */
    public record Settings(Path home, Path programs, int port, List<String> configuration) {

        public Settings {
            configuration = List.copyOf(configuration);
        }
    }

    private final Settings settings;
    private final PostgresUser user;
    private final Path programs;
    private final Process keeper;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Settings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.home());
        user = PostgresUser.ofThisProcess();
        programs = PostgresBundle.unpackInto(settings.programs()).resolve("bin");
        password = password();
        user.own(settings.home());
        if (!Files.exists(cluster())) {
            initialise();
        }
        stopOrphan();
        configure();
        Running running = startKeeper();
        keeper = running.keeper();
        port = running.port();
    }

    /**
     * Starts the database, creating it where the directory is empty, and returns when it answers.
     *
     * @throws CannotStart with the reason: no room, no rights, a damaged directory, an unsupported machine
     */
    public static EmbeddedPostgres start(Settings settings) {
        try {
            refuseWithoutRoom(settings);
            return new EmbeddedPostgres(settings);
        } catch (IOException e) {
            throw new CannotStart(
                    "The embedded PostgreSQL in %s did not start: %s".formatted(settings.home(), e.getMessage()), e);
        }
    }

    /** The database and the role the server works with: it owns the database and is no superuser. */
    public DatabaseUrl url() {
        return new DatabaseUrl("127.0.0.1", port, DATABASE, DATABASE, password, Map.of());
    }

    /** The superuser, for creating further databases. */
    public DatabaseUrl superuserUrl() {
        return new DatabaseUrl("127.0.0.1", port, "postgres", "postgres", password, Map.of());
    }

    /** Stops the database and returns when everything is on the disk; sessions still open are ended. */
    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
        } catch (IOException e) {
            log.debug("The database's keeper is gone already", e);
        }
        if (Commands.exitCode(keeper) != 0) {
            log.warn("The embedded PostgreSQL did not stop in time; see {}", logFile());
        }
    }

    private static void refuseWithoutRoom(Settings settings) throws IOException {
        Files.createDirectories(settings.home());
        long needed = Files.exists(settings.home().resolve("cluster")) ? 50 : FIRST_START_NEEDS_MEGABYTES;
        long free = Files.getFileStore(settings.home()).getUsableSpace() / 1_000_000;
        if (free < needed) {
            throw new CannotStart(
                    "The disk of %s has %d MB free and the database needs %d MB: make room, or name another directory with OFFSIDE_DATA."
                            .formatted(settings.home(), free, needed));
        }
    }

    private String password() throws IOException {
        Path file = settings.home().resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            DataDirectory.writePrivately(file, Base64.getUrlEncoder().encodeToString(random));
        }
        return Files.readString(file).strip();
    }

    // Made beside its place and then renamed: a start that is interrupted here begins anew the next time.
    private void initialise() throws IOException {
        Path part = settings.home().resolve("cluster.part");
        FileSystemUtils.deleteRecursively(part);
        log.info("Creating the database in {}", settings.home());
        run(
                "",
                "initdb",
                "--pgdata=" + part,
                "--username=postgres",
                "--pwfile=" + settings.home().resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        run(
                """
                create role %1$s login createrole password '%2$s'
                create database %1$s owner %1$s
                """.formatted(DATABASE, password),
                "postgres",
                "--single",
                "-D",
                part.toString(),
                "-c",
                "exit_on_error=on",
                "postgres");
        Files.move(part, cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    // Left behind where this process and the keeper were killed and the database was not. What the file names may by
    // now be another program that got the same number.
    private void stopOrphan() throws IOException {
        Path pidFile = cluster().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        boolean running = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        if (running) {
            log.info("Stopping the database that a killed server left behind");
            run("", "pg_ctl", "-D", cluster().toString(), "-m", "fast", "-t", "120", "-w", "stop");
        } else {
            Files.delete(pidFile);
        }
    }

    private void configure() throws IOException {
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            throw new CannotStart(
                    "The database in %s is damaged (PG_VERSION is missing): restore the directory from a backup, or move it away to begin anew."
                            .formatted(cluster()));
        }
        var lines = new ArrayList<String>(CONFIGURATION.lines().toList());
        lines.addAll(settings.configuration());
        lines.add("include_if_exists = '../postgresql.local.conf'");
        Files.write(cluster().resolve("postgresql.conf"), lines);
        if (Files.exists(logFile()) && Files.size(logFile()) > LOG_KEPT_BYTES) {
            Files.move(
                    logFile(),
                    logFile().resolveSibling("postgres.log.1"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private record Running(Process keeper, int port) {}

    // Two troubles pass by themselves: the memory of a database just killed is released a moment later, and a free
    // port may be taken by another program before the database takes it.
    private Running startKeeper() throws IOException {
        for (int attempt = 1; true; attempt++) {
            int port = settings.port() == 0 ? freePort() : settings.port();
            long logBefore = Files.exists(logFile()) ? Files.size(logFile()) : 0;
            Process keeper = keeperProcess(port);
            if ("started".equals(keeper.inputReader().readLine())) {
                return new Running(keeper, port);
            }
            Commands.exitCode(keeper);
            String reason = lastError(logBefore);
            boolean portTaken = reason.contains("TCP/IP sockets");
            boolean mayPass = reason.contains("still in use") || (portTaken && settings.port() == 0);
            if (attempt == 20 || !mayPass) {
                throw new CannotStart("The embedded PostgreSQL in %s did not start: %s (its log is %s)."
                        .formatted(
                                settings.home(),
                                portTaken ? "port %d is in use by another program".formatted(port) : reason,
                                logFile()));
            }
            LockSupport.parkNanos(500_000_000);
        }
    }

    private Process keeperProcess(int port) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("os.name").equals("Linux")) {
            command.add("setsid"); // out of reach of a signal to the whole process group
        }
        command.addAll(user.command(List.of(
                "sh",
                "-c",
                KEEPER,
                "keeper",
                programs.resolve("pg_ctl").toString(),
                cluster().toString(),
                logFile().toString(),
                String.valueOf(port))));
        return Commands.builder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String lastError(long logBefore) throws IOException {
        if (!Files.exists(logFile())) {
            return "it wrote no log";
        }
        String written = Files.readString(logFile()).substring((int) logBefore);
        return written.lines()
                .filter(line -> line.matches(".*(FATAL|PANIC): .*"))
                .map(line -> line.replaceFirst(".*(FATAL|PANIC): +", ""))
                .findFirst()
                .orElse("it gave no reason");
    }

    private String run(String input, String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return Commands.run(user.command(command), input);
    }

    private Path cluster() {
        return settings.home().resolve("cluster");
    }

    private Path logFile() {
        return settings.home().resolve("postgres.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
