package io.huiyin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.testing.GeneratedDoc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code openapi-descriptions.json}: what the sources say of their records and enums, from which the contract describes its
 * schemas. A build that writes it is followed by one that takes it up, as of the examples.
 */
class DescriptionsTest {

    @Test
    void the_contract_has_the_words_of_the_sources() throws IOException {
        var described = Javadocs.read(Path.of("src/main/java"));

        GeneratedDoc.check(
                "src/main/resources/openapi-descriptions.json",
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(described) + "\n");
    }

    @Test
    void tags_become_markdown_and_lines_one() {
        var described = Javadocs.read("io/huiyin/A.java", """
                package io.huiyin;

                /**
                 * A thing
                 * ({@code x < y}), <b>such</b> as {@link java.util.List#of lists} or a {@link Map.Entry}.
                 *
                 * <p>Of the inside.
                 *
                 * @param on   the last
                 *     day
                 * @param kind {@code A} &amp; more
                 */
                public record A(java.time.LocalDate on, @JsonProperty("class") String kind, int count) {

                    static final int NO_COMPONENT = 1;

                    /** Not in the contract. */
                    record Inside(int count) {}

                    /** Told in one line. @param text what is told */
                    public record Told(String text) {}

                    /** What there is. */
                    public enum Sort {
                        /** 甲. */
                        FIRST,
                        SECOND
                    }
                }
                """);

        assertThat(described)
                .containsExactly(
                        Map.entry(
                                "io.huiyin.A",
                                new Javadocs.Described(
                                        "A thing (`x < y`), such as lists or a `Map.Entry`.",
                                        Map.of("on", "The last day", "class", "`A` & more", "count", ""))),
                        Map.entry(
                                "io.huiyin.A$Sort",
                                new Javadocs.Described("What there is.", Map.of("FIRST", "甲.", "SECOND", ""))),
                        Map.entry(
                                "io.huiyin.A$Told",
                                new Javadocs.Described("Told in one line.", Map.of("text", "What is told"))));
    }
}
