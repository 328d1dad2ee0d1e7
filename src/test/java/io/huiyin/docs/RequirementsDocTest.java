package io.huiyin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.huiyin.testing.GeneratedDoc;
import io.huiyin.testing.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md}: every rule, whether it is built, and the tests that prove it. */
class RequirementsDocTest {

    /** Read once, which takes seconds. */
    private static final SortedMap<String, Set<String>> PROOFS = proofs();

    private record Requirement(String id, String rule, String scope) {}

    @Test
    void every_tag_names_a_rule_that_exists() {
        assertThat(requirements().keySet()).containsAll(PROOFS.keySet());
    }

    @Test
    void the_page_is_made_from_the_tags() {
        GeneratedDoc.check("docs/requirements.md", page(requirements(), PROOFS));
    }

    private static String page(Map<String, Requirement> requirements, Map<String, Set<String>> proofs) {
        var page = new StringBuilder("""
                # Requirements

                Made from the `@Rule` tags of the tests; do not edit. A rule is *proved* when a test would fail if it
                were broken; *open* means that it is not built yet, or not proved.

                """);
        page.append("Proved: %d of %d.%n%n".formatted(proofs.size(), requirements.size()));
        page.append("| id | rule | class | state | tests |\n| --- | --- | --- | --- | --- |\n");
        for (var requirement : requirements.values()) {
            var tests = proofs.getOrDefault(requirement.id(), Set.of());
            page.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            requirement.id(),
                            requirement.rule(),
                            requirement.scope(),
                            tests.isEmpty() ? "open" : "proved",
                            String.join("<br>", tests)));
        }
        return page.toString();
    }

    private static Map<String, Requirement> requirements() {
        try (var resource = RequirementsDocTest.class.getResourceAsStream("/requirements.tsv")) {
            var requirements = new LinkedHashMap<String, Requirement>();
            new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                var cells = line.split("\t");
                requirements.put(cells[0], new Requirement(cells[0], cells[1], cells[2]));
            });
            return requirements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, Set<String>> proofs() {
        var proofs = new TreeMap<String, Set<String>>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("io.huiyin")
                .forEach(type -> note(type, proofs));
        return proofs;
    }

    private static void note(JavaClass type, Map<String, Set<String>> proofs) {
        if (type.isAnnotatedWith(Rule.class)) {
            for (var id : type.getAnnotationOfType(Rule.class).value()) add(proofs, id, type.getSimpleName());
        }
        for (var method : type.getMethods()) {
            if (!method.isAnnotatedWith(Rule.class)) continue;
            for (var id : method.getAnnotationOfType(Rule.class).value()) {
                add(proofs, id, type.getSimpleName() + "." + method.getName());
            }
        }
    }

    private static void add(Map<String, Set<String>> proofs, String id, String test) {
        proofs.computeIfAbsent(id, ignored -> new TreeSet<>()).add(test);
    }
}
