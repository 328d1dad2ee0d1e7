package io.huiyin.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** The files of the embedded PostgreSQL and the server that works on them. */
final class PostgresCluster {

    /** The release whose files the packed programs can read. */
    static final String MAJOR_VERSION = "18";

    private static final Logger LOG = Logger.getLogger(PostgresCluster.class);

    /** Recovery after a crash reads all that was written since the last checkpoint; a slow disk takes its time. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final int START_ATTEMPTS = 100;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final long LOG_LIMIT_BYTES = 10_000_000;

    private static final String DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on";
    private static final String THROWAWAY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private final DataDirectory directory;
    private final PostgresPrograms programs;
    private final boolean throwaway;

    PostgresCluster(DataDirectory directory, PostgresPrograms programs, boolean throwaway) {
        this.directory = directory;
        this.programs = programs;
        this.throwaway = throwaway;
    }

    /** Makes the files if there are none; they appear whole or not at all, so that a start cut off here can be repeated. */
    void initialise(DatabasePasswords passwords) throws IOException {
        var cluster = directory.cluster();
        if (Files.exists(cluster)) {
            checkVersion(cluster);
            checkUser(cluster);
            return;
        }
        removeDrafts();
        var draft = Files.createTempDirectory(directory.path(), "initdb-");
        var passwordFile = Files.createTempFile(directory.path(), "initdb-", ".password");
        try {
            Files.writeString(passwordFile, passwords.superuser());
            var result = programs.run(
                    "initdb",
                    "--pgdata=" + draft,
                    "--username=" + DatabaseRoles.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    throwaway ? "--no-sync" : "--set=fsync=on");
            if (!result.succeeded()) {
                throw new CannotStart(
                        "The database could not be made in " + directory.path() + ":\n" + result.output());
            }
            Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
            PostgresBinaries.delete(draft);
        }
    }

    /**
     * Starts a server. One that is running already is left from a program that was killed, since this program alone has
     * claimed the directory: it is taken over.
     */
    Postmaster serve(DatabasePasswords passwords) throws IOException {
        var leftBehind = Postmaster.runningOn(directory.cluster());
        if (leftBehind.isPresent() && becomesReady(leftBehind.get(), passwords)) {
            LOG.infof(
                    "Took over the PostgreSQL that an earlier run left behind (process %d)",
                    leftBehind.get().process().pid());
            return leftBehind.get();
        }
        rotateLog();
        return start();
    }

    void stop(Postmaster postmaster) throws IOException {
        var result = programs.run(
                "pg_ctl",
                "stop",
                "--pgdata=" + directory.cluster(),
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_LIMIT.toSeconds(),
                "--silent");
        if (!result.succeeded() && postmaster.isRunning()) {
            LOG.errorf(
                    "PostgreSQL (process %d) did not stop: %s",
                    postmaster.process().pid(), result.output());
        }
    }

    private Postmaster start() throws IOException {
        for (var attempt = 1; ; attempt++) {
            Postmaster.disown(directory.cluster());
            var logged = Files.exists(directory.log()) ? Files.size(directory.log()) : 0;
            var result = programs.run(
                    "pg_ctl",
                    "start",
                    "--pgdata=" + directory.cluster(),
                    "--log=" + directory.log(),
                    "--wait",
                    "--timeout=" + START_LIMIT.toSeconds(),
                    "--silent",
                    "--options=" + options(freePort()));
            if (result.succeeded()) {
                return Postmaster.runningOn(directory.cluster())
                        .orElseThrow(() -> new CannotStart("PostgreSQL ended at once; its log is " + directory.log()));
            }
            var log = logSince(logged);
            if (attempt == START_ATTEMPTS || !isPassing(log)) {
                throw new CannotStart("PostgreSQL did not start (%s); its log %s ends with:\n%s"
                        .formatted(result.output().replaceAll("\\s+", " "), directory.log(), log));
            }
            Pause.of(BETWEEN_ATTEMPTS);
        }
    }

    private String options(int port) {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC -c log_timezone=UTC"
                // A refused row would otherwise stand in the log with all that it says of a person.
                + " -c log_error_verbosity=terse "
                + (throwaway ? THROWAWAY : DURABLE);
    }

    /** Another program may take a port between its choice and its use; a killed server's last processes go in a moment. */
    private static boolean isPassing(String log) {
        return log.contains("could not create any TCP/IP sockets") || log.contains("pre-existing shared memory block");
    }

    private static boolean becomesReady(Postmaster postmaster, DatabasePasswords passwords) {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (postmaster.isRunning()) {
            if (SuperuserSession.isAccepted(postmaster.port(), passwords)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart(
                        "The PostgreSQL of an earlier run (process %d) is running but does not answer: stop it."
                                .formatted(postmaster.process().pid()));
            }
            Pause.of(Duration.ofMillis(50));
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void checkVersion(Path cluster) throws IOException {
        var version = cluster.resolve("PG_VERSION");
        var major = Files.exists(version) ? Files.readString(version).strip() : "an unknown version";
        if (!major.equals(MAJOR_VERSION)) {
            throw new CannotStart(
                    "%s was made by PostgreSQL %s and this program brings PostgreSQL %s: see 'Another PostgreSQL' in docs/operations.md."
                            .formatted(cluster, major, MAJOR_VERSION));
        }
    }

    private void checkUser(Path cluster) throws IOException {
        if (!Files.getAttribute(cluster, "unix:uid").equals(directory.userId())) {
            throw new CannotStart("%s belongs to the user %s: start the program as that user."
                    .formatted(cluster, Files.getOwner(cluster).getName()));
        }
    }

    private void removeDrafts() throws IOException {
        try (var drafts = Files.newDirectoryStream(directory.path(), "initdb-*")) {
            for (var draft : drafts) {
                PostgresBinaries.delete(draft);
            }
        }
    }

    private void rotateLog() throws IOException {
        var log = directory.log();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String logSince(long position) throws IOException {
        if (!Files.exists(directory.log())) {
            return "";
        }
        var bytes = Files.readAllBytes(directory.log());
        var text = new String(bytes, (int) position, bytes.length - (int) position, StandardCharsets.UTF_8);
        var lines = List.of(text.strip().split("\n"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
