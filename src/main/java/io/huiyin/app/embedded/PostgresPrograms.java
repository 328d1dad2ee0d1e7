package io.huiyin.app.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of one PostgreSQL distribution, run as a user that PostgreSQL accepts. */
final class PostgresPrograms {

    private final Path distribution;
    private final List<String> prefix;

    private PostgresPrograms(Path distribution, List<String> prefix) {
        this.distribution = distribution;
        this.prefix = prefix;
    }

    /**
     * @param userId who runs this program; PostgreSQL refuses root, so for 0 its programs run in a user name space of
     *     their own, where they are nobody and still own root's files
     */
    static PostgresPrograms of(Path distribution, int userId) throws IOException {
        if (userId != 0) {
            return new PostgresPrograms(distribution, List.of());
        }
        var unshare = List.of("unshare", "--user");
        if (!canBeRun(unshare)) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and this system has no user name spaces (unshare --user)"
                            + " to hide root in: start the program as another user.");
        }
        return new PostgresPrograms(distribution, unshare);
    }

    /** Runs one program to its end. Its settings come from its arguments alone, not from the environment. */
    Result run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(distribution.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return result(builder);
    }

    private static boolean canBeRun(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return result(new ProcessBuilder(command).redirectErrorStream(true)).succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    private static Result result(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + builder.command(), e);
        }
    }

    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
