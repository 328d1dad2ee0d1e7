package io.huiyin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page under {@code docs/} that is made from the code. The build fails when the two differ; with
 * {@code -Dhuiyin.docs=write} it writes the page instead.
 */
public final class GeneratedDoc {

    private GeneratedDoc() {}

    public static void check(String file, String content) {
        var path = Path.of(file);
        try {
            if (System.getProperty("huiyin.docs", "check").equals("write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as(
                            "%s is made from the code; make it anew by ./mvnw verify -Dhuiyin.docs=write and commit it",
                            file)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
