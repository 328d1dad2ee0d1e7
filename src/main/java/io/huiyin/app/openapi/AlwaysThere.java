package io.huiyin.app.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * What answers always have is required of them, so that a client that is made from the contract has plain types: numbers and
 * truth values that cannot be null, the id of what has a version, the items of a page. What a request may leave out stays so.
 */
final class AlwaysThere {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final DotName ID = DotName.createSimple(UUID.class);
    private static final DotName RENAMED = DotName.createSimple(JsonProperty.class);

    private final Map<String, List<ClassInfo>> records;

    AlwaysThere(IndexView index) {
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .sorted(Comparator.comparing(ClassInfo::name))
                .collect(Collectors.groupingBy(ClassInfo::simpleName));
    }

    void addTo(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var asked = named(api, schemas, AlwaysThere::ofRequest);
        var answered = named(api, schemas, AlwaysThere::ofAnswers);
        answered.removeAll(asked);
        answered.forEach(name -> require(name, schemas.get(name)));
    }

    private void require(String name, Schema schema) {
        if (schema.getProperties() == null) return;
        var parts = schema.getProperties().keySet();
        var always = new LinkedHashSet<String>();
        if (schema.getRequired() != null) always.addAll(schema.getRequired());
        if (name.startsWith("Page") && parts.equals(Set.of("items", "nextCursor"))) always.add("items");
        records.getOrDefault(name.replaceFirst("\\d+$", ""), List.of()).stream()
                .filter(type -> parts.containsAll(names(type, component -> true)))
                .max(Comparator.comparingInt(type -> type.recordComponents().size()))
                .ifPresent(type -> always.addAll(names(type, component -> isThere(component, type))));
        if (!always.isEmpty()) schema.setRequired(List.copyOf(always));
    }

    private static boolean isThere(RecordComponentInfo component, ClassInfo type) {
        return component.type().kind() == Type.Kind.PRIMITIVE
                || component.name().equals("id")
                        && component.type().name().equals(ID)
                        && type.recordComponent("version") != null;
    }

    private static List<String> names(ClassInfo type, Predicate<RecordComponentInfo> which) {
        return type.recordComponentsInDeclarationOrder().stream()
                .filter(which)
                .map(component -> {
                    var renamed = type.field(component.name()).annotation(RENAMED);
                    return renamed == null ? component.name() : renamed.value().asString();
                })
                .toList();
    }

    /** The schemas of some contents, and whatever those name in turn. */
    private static Set<String> named(
            OpenAPI api, Map<String, Schema> schemas, Function<Operation, Stream<Content>> contents) {
        var open = new ArrayList<Schema>();
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(contents)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .filter(type -> type.getSchema() != null)
                .forEach(type -> open.add(type.getSchema()));
        var named = new HashSet<String>();
        while (!open.isEmpty()) {
            var schema = open.removeLast();
            open.addAll(parts(schema));
            if (schema.getRef() == null) continue;
            var name = schema.getRef().substring(SCHEMAS.length());
            if (named.add(name) && schemas.containsKey(name)) open.add(schemas.get(name));
        }
        named.retainAll(schemas.keySet());
        return named;
    }

    private static Stream<Content> ofRequest(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.empty()
                : Stream.ofNullable(operation.getRequestBody().getContent());
    }

    private static Stream<Content> ofAnswers(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .flatMap(answer -> Stream.ofNullable(answer.getContent()));
    }

    private static Collection<Schema> parts(Schema schema) {
        var parts = new ArrayList<Schema>();
        if (schema.getProperties() != null) parts.addAll(schema.getProperties().values());
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(each -> each != null)
                .forEach(parts::addAll);
        if (schema.getItems() != null) parts.add(schema.getItems());
        if (schema.getAdditionalPropertiesSchema() != null) parts.add(schema.getAdditionalPropertiesSchema());
        return parts;
    }
}
