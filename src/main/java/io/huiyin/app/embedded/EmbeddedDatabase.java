package io.huiyin.app.embedded;

import io.huiyin.protection.Keyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A PostgreSQL server of the program's own, with the program's database and roles in it.
 *
 * <p>What is committed stays, through a stop, a killed program, a killed server and a power cut. The directory belongs to
 * one program at a time.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final DataDirectory directory;
    private final PostgresCluster cluster;
    private final Postmaster postmaster;
    private final DatabasePasswords passwords;
    private volatile boolean closed;

    private EmbeddedDatabase(
            DataDirectory directory, PostgresCluster cluster, Postmaster postmaster, DatabasePasswords passwords) {
        this.directory = directory;
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.passwords = passwords;
    }

    /**
     * Starts the server on {@code directory}, which is made if it is missing.
     *
     * @throws CannotStart with the reason and the way out, for people
     */
    public static EmbeddedDatabase start(Path directory) {
        return start(directory, directory.resolve("runtime"), false);
    }

    /**
     * Starts a server for tests: quick, and nothing in it outlives a power cut.
     *
     * @param distributions where the unpacked PostgreSQL is kept from one run of tests to the next
     */
    public static EmbeddedDatabase startThrowaway(Path directory, Path distributions) {
        return start(directory, distributions, true);
    }

    private static EmbeddedDatabase start(Path path, Path distributions, boolean throwaway) {
        var directory = DataDirectory.claim(path);
        try {
            return start(directory, distributions, throwaway);
        } catch (IOException | SQLException e) {
            directory.close();
            throw new CannotStart("The embedded database in " + directory.path() + " could not be started: " + e, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, Path distributions, boolean throwaway)
            throws IOException, SQLException {
        if (Files.exists(directory.cluster())) {
            require(directory.passwords());
            require(directory.keyset());
        }
        ensureKeyset(directory.keyset());
        var passwords = DatabasePasswords.readOrCreate(directory.passwords());
        var programs = PostgresPrograms.of(PostgresBinaries.in(distributions), directory.userId());
        var cluster = new PostgresCluster(directory, programs, throwaway);
        cluster.initialise(passwords);
        var postmaster = cluster.serve(passwords);
        try (var session = SuperuserSession.open(postmaster.port(), passwords)) {
            DatabaseRoles.ensure(session, passwords);
        } catch (SQLException e) {
            cluster.stop(postmaster);
            throw e;
        }
        return new EmbeddedDatabase(directory, cluster, postmaster, passwords);
    }

    /** Without it the data that is there would be lost for good, so no new one is made in its place. */
    private static void require(Path file) {
        if (!Files.exists(file)) throw new CannotStart(file + " is missing: restore it from a backup.");
    }

    private static void ensureKeyset(Path file) throws IOException {
        if (!Files.exists(file)) PrivateFile.write(file, Keyset.generate());
        PrivateFile.close(file);
    }

    /** What Quarkus must be told to use this database: the program as {@code huiyin_app}, Flyway as the owner, and the keys. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", DatabaseRoles.APP,
                "quarkus.datasource.password", passwords.app(),
                "quarkus.flyway.username", DatabaseRoles.OWNER,
                "quarkus.flyway.password", passwords.owner(),
                "huiyin.protection.keyset", directory.keyset().toString());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + DatabaseRoles.DATABASE;
    }

    /** Where the data is, as an absolute path. */
    public Path directory() {
        return directory.path();
    }

    /** Runs {@code action} once if the server ends before {@link #close()} was called: killed, or broken. */
    public void whenLost(Runnable action) {
        Thread.ofVirtual().name("database-watch").start(() -> {
            while (postmaster.isRunning()) {
                Pause.of(BETWEEN_LOOKS);
            }
            if (!closed) {
                action.run();
            }
        });
    }

    /** Stops the server and gives the directory back. */
    @Override
    public void close() {
        closed = true;
        try (directory) {
            cluster.stop(postmaster);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The embedded database in " + directory.path() + " could not be stopped", e);
        }
    }
}
