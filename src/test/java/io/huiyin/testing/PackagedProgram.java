package io.huiyin.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** The program as it is shipped, run as a process of its own on a port that it chooses. For tests that run after packaging. */
public final class PackagedProgram implements AutoCloseable {

    /** Compiled lightly: half the work where a test starts it often and lets it run shortly. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("(?m)^  API +(http\\S+)/v1$");

    private final Process process;
    private final Path output;

    private PackagedProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it in {@code directory}, which gets its output and, unless told otherwise, its data.
     *
     * @param javaOptions such as {@link #SHORT_LIVED}; without any it runs as it is shipped
     */
    public static PackagedProgram start(Path directory, Map<String, String> environment, String... javaOptions)
            throws IOException {
        var output = Files.createTempFile(directory, "output-", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return new PackagedProgram(builder.start(), output);
    }

    /** Waits until it says that it is ready, and returns its address without a slash at the end. */
    public URI awaitReady() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            var address = ADDRESS.matcher(output());
            if (address.find()) {
                return URI.create(address.group(1));
            }
            process.waitFor(Duration.ofMillis(20));
        }
        throw new AssertionError("The program did not become ready:\n" + output());
    }

    /** Waits for its end and returns its exit code. */
    public int awaitExit() throws InterruptedException {
        Assertions.assertThat(process.waitFor(STOP_LIMIT.toSeconds(), SECONDS))
                .as("the program ends in time")
                .isTrue();
        return process.exitValue();
    }

    /** SIGKILL: it can do nothing about it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM, as an operator stops it. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    /** What it has said so far. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            terminate();
        }
    }
}
