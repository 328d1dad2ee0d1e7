package io.huiyin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.PackagedProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/tutorial.md} says, command by command, as a stranger would, and finds what it promises. */
class TutorialIT {

    private static final Path TUTORIAL = Path.of("docs", "tutorial.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");
    private static final Pattern DEMO_KEY = Pattern.compile("(hy_\\w+)");
    private static final String MARK = "@@@@ end of step ";

    /** Commands, and the texts that their output must hold. */
    private record Step(String commands, List<String> promised) {}

    @Test
    void a_stranger_follows_the_tutorial_and_all_of_it_happens(@TempDir Path directory) throws Exception {
        var steps = steps();
        try (var program = PackagedProgram.start(
                directory, Map.of("HUIYIN_DATA_DIR", directory.resolve("data").toString()))) {
            var address = program.awaitReady();
            var key = DEMO_KEY.matcher(program.output());
            assertThat(key.find()).as("the start prints a demo key").isTrue();

            var outputs = run(steps, directory, Map.of("BASE", address.toString(), "KEY", key.group(1)));

            assertThat(outputs).hasSameSizeAs(steps);
            for (int i = 0; i < steps.size(); i++) {
                for (var promised : steps.get(i).promised()) {
                    assertThat(outputs.get(i))
                            .as("step %d: %s", i + 1, steps.get(i).commands())
                            .contains(promised);
                }
            }
        }
    }

    private static List<Step> steps() throws Exception {
        var steps = new ArrayList<Step>();
        var blocks = BLOCK.matcher(Files.readString(TUTORIAL));
        while (blocks.find()) {
            var text = blocks.group(2);
            if (blocks.group(1).equals("sh")) steps.add(new Step(text, List.of()));
            else
                steps.add(new Step(
                        steps.removeLast().commands(), text.strip().lines().toList()));
        }
        assertThat(steps).hasSizeGreaterThan(8);
        return steps;
    }

    private static List<String> run(List<Step> steps, Path directory, Map<String, String> environment)
            throws Exception {
        var script = new StringBuilder("set -euo pipefail\n");
        for (var step : steps)
            script.append(step.commands()).append("\necho '").append(MARK).append("'\n");
        var file = Files.writeString(directory.resolve("tutorial.sh"), script);
        var output = directory.resolve("tutorial.out");
        var builder = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("the tutorial ends")
                .isTrue();
        var said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return List.of(said.substring(0, said.lastIndexOf(MARK)).split(MARK, -1));
    }
}
