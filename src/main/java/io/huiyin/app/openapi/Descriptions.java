package io.huiyin.app.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * What the sources say of their records and enums, for whatever no annotation describes. A test reads it from the sources and
 * fails when it is not what they say now.
 */
final class Descriptions {

    private static final String FILE = "/openapi-descriptions.json";

    private Descriptions() {}

    /** @param parts what is said of each property or constant; empty where nothing is */
    private record Described(String description, Map<String, String> parts) {}

    static void addTo(Map<String, Schema> schemas) {
        var types = types();
        schemas.forEach((name, schema) -> {
            find(types, name, schema).ifPresent(type -> describe(schema, type));
            describeCommon(schema);
        });
    }

    private static Map<String, List<Described>> types() {
        try (var file = Descriptions.class.getResourceAsStream(FILE)) {
            if (file == null) return Map.of();
            var types = new ObjectMapper().readValue(file, new TypeReference<LinkedHashMap<String, Described>>() {});
            return types.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            type -> simpleName(type.getKey()),
                            Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is not as it was written", e);
        }
    }

    private static String simpleName(String type) {
        return type.replaceFirst(".*[.$]", "");
    }

    /** Schemas have the simple names of types, with a number where several share one; then their parts tell which it is. */
    private static Optional<Described> find(Map<String, List<Described>> types, String name, Schema schema) {
        var parts = parts(schema);
        var candidates = types.getOrDefault(name.replaceFirst("\\d+$", ""), List.of());
        // A page of something is named after both.
        if (candidates.isEmpty() && name.startsWith("Page")) candidates = types.getOrDefault("Page", List.of());
        // The words of an enum may be written otherwise than its constants.
        boolean isPlain = candidates.size() == 1 && schema.getEnumeration() != null;
        return candidates.stream()
                .filter(type -> isPlain || shared(type, parts) > 0)
                .max(Comparator.comparingInt((Described type) -> shared(type, parts))
                        .thenComparingInt(type -> -type.parts().size()));
    }

    private static Collection<String> parts(Schema schema) {
        if (schema.getProperties() != null) return schema.getProperties().keySet();
        if (schema.getEnumeration() == null) return List.of();
        return schema.getEnumeration().stream().map(String::valueOf).toList();
    }

    private static int shared(Described type, Collection<String> parts) {
        var both = new HashSet<>(type.parts().keySet());
        both.retainAll(parts);
        return both.size();
    }

    private static void describe(Schema schema, Described type) {
        if (schema.getProperties() == null) {
            if (schema.getDescription() == null) schema.setDescription(withConstants(schema, type));
            return;
        }
        if (schema.getDescription() == null && !type.description().isEmpty()) schema.setDescription(type.description());
        schema.getProperties().forEach((name, property) -> {
            var description = type.parts().getOrDefault(name, "");
            if (property.getDescription() == null && !description.isEmpty()) property.setDescription(description);
        });
    }

    /** What means the same wherever it stands. */
    private static void describeCommon(Schema schema) {
        if (schema.getProperties() == null) return;
        schema.getProperties().forEach((name, property) -> {
            if (property.getDescription() != null) return;
            if (name.endsWith("Fen")) property.setDescription("In fen (分), the hundredth part of a yuan");
            if (name.equals("version")) property.setDescription("Rises with each change; the `ETag` begins with it");
            if (name.equals("createdAt")) property.setDescription("When it was made here");
        });
    }

    private static String withConstants(Schema schema, Described type) {
        var constants = parts(schema).stream()
                .filter(constant -> !type.parts().getOrDefault(constant, "").isEmpty())
                .map(constant -> "- `" + constant + "`: " + type.parts().get(constant))
                .collect(Collectors.joining("\n"));
        return constants.isEmpty() ? type.description() : (type.description() + "\n\n" + constants).strip();
    }
}
