package io.huiyin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.testing.GeneratedDoc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is shipped: the list that the build makes of it ({@code target/bom.json}, CycloneDX), and {@code docs/licences.md}. */
class SupplyChainIT {

    private static final Path BOM = Path.of("target", "bom.json");
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");
    private static final Path LIBRARIES = Path.of("target", "quarkus-app", "lib");

    /** Licences under which a part may be shipped with an Apache-2.0 program; of several offered, one is enough. */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "PostgreSQL",
            "Public Domain");

    @BeforeAll
    static void theListIsMade() {
        Assumptions.assumeFalse(
                Boolean.getBoolean("huiyin.bom.skipped"), "the list is made by CI, and by -Dcyclonedx.skip=false");
    }

    @Test
    void every_jar_that_is_shipped_is_on_the_list() throws IOException {
        var listed = components().stream().map(SupplyChainIT::jar).collect(Collectors.toSet());

        try (var files = Files.walk(LIBRARIES)) {
            var shipped = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("io.huiyin."))
                    .toList();
            assertThat(shipped).hasSizeGreaterThan(50).isSubsetOf(listed);
        }
    }

    @Test
    void every_part_has_a_licence_that_allows_it_to_be_shipped() throws IOException {
        assertThat(components())
                .allSatisfy(component -> assertThat(licences(component))
                        .as(component.path("purl").asText())
                        .containsAnyElementsOf(ALLOWED));
    }

    @Test
    void the_page_is_made_from_the_list() throws IOException {
        var byLicences = new TreeMap<String, Set<String>>();
        for (var component : components()) {
            byLicences
                    .computeIfAbsent(String.join(" or ", licences(component)), ignored -> new TreeSet<>())
                    .add(name(component));
        }
        var page = new StringBuilder("""
                # Licences

                What the packaged program ships, by licence, as the parts themselves declare it. Versions stand in
                `target/bom.json` (CycloneDX), which CI makes. A licence that is not on the list of `SupplyChainIT`
                fails the build. Made from the build; do not edit. Beside libraries there is a font for letters,
                `fonts/wqy-microhei.ttc`, Apache-2.0; the NOTICE beside it says whose it is.
                """);
        byLicences.forEach((licences, parts) -> {
            page.append("%n## %s%n%n".formatted(licences));
            parts.forEach(part -> page.append("- `%s`%n".formatted(part)));
        });
        GeneratedDoc.check("docs/licences.md", page.toString());
    }

    private static Set<JsonNode> components() throws IOException {
        return StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(BOM.toFile())
                                .path("components")
                                .spliterator(),
                        false)
                .collect(Collectors.toSet());
    }

    /** The same on every platform. */
    private static String name(JsonNode component) {
        return component.path("group").asText() + ":"
                + component.path("name").asText().replaceFirst("^native-.+", "native-*");
    }

    /** As Quarkus names it where it lies. */
    private static String jar(JsonNode component) {
        var classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return "%s.%s-%s%s.jar"
                .formatted(
                        component.path("group").asText(),
                        component.path("name").asText(),
                        component.path("version").asText(),
                        classifier.find() ? "-" + classifier.group(1) : "");
    }

    private static Set<String> licences(JsonNode component) {
        var names = new TreeSet<String>();
        for (var entry : component.path("licenses")) {
            var licence = entry.path("license");
            names.add(
                    entry.has("expression")
                            ? entry.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return names;
    }
}
