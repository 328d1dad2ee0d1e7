package io.huiyin.app.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The PostgreSQL server that {@code postmaster.pid} names: its process and the port on which it listens. */
record Postmaster(Path cluster, ProcessHandle process, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** A process that cannot exist: beyond what any supported system numbers. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE - 1);

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** The server that runs on {@code cluster}; none where the file is missing, broken or names a process of others. */
    static Optional<Postmaster> runningOn(Path cluster) throws IOException {
        if (!Files.exists(file(cluster))) {
            return Optional.empty();
        }
        var lines = Files.readString(file(cluster), StandardCharsets.ISO_8859_1).split("\n", -1);
        if (lines.length <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            var port = Integer.parseInt(lines[PORT_LINE].strip());
            return ProcessHandle.of(Long.parseLong(lines[PID_LINE].strip()))
                    .filter(process -> isPostgresOn(cluster, process))
                    .map(process -> new Postmaster(cluster, process, port));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes sure that a file left behind does not keep a server from starting, once it is known that none runs.
     *
     * <p>PostgreSQL gives up when the process of the file is alive, even if its number has passed on to another program,
     * and when the file is broken. A number that nobody has leaves the rest of the file to PostgreSQL, which
     * finds by it whether the shared memory of a killed server is still in use.
     */
    static void disown(Path cluster) throws IOException {
        var file = file(cluster);
        if (!Files.exists(file)) {
            return;
        }
        var lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
        if (lines[PID_LINE].strip().matches("-?[0-9]{1,10}") && lines.length > PORT_LINE) {
            lines[PID_LINE] = NOBODY;
            Files.writeString(file, String.join("\n", lines), StandardCharsets.ISO_8859_1);
        } else if (ProcessHandle.allProcesses().noneMatch(process -> isPostgresOn(cluster, process))) {
            Files.delete(file);
        }
    }

    /** Whether the server is there; one that has ended and that nobody has buried (a zombie) is not. */
    boolean isRunning() {
        return isPostgresOn(cluster, process);
    }

    /** Linux shows where a process works, and a server works in its data; elsewhere its arguments name the place. */
    private static boolean isPostgresOn(Path cluster, ProcessHandle process) {
        var isPostgres = process.isAlive()
                && process.info()
                        .command()
                        .filter(command -> Path.of(command).endsWith("postgres"))
                        .isPresent();
        if (!isPostgres) {
            return false;
        }
        var workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return workingDirectory.toRealPath().equals(cluster);
        } catch (IOException e) {
            return process.info()
                    .arguments()
                    .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                    .isPresent();
        }
    }
}
