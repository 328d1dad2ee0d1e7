package io.huiyin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The contract as the running program serves it, read as a client's generator reads it. */
public final class Contract {

    public static final ObjectMapper JSON = new ObjectMapper();

    static final String PATH = "/openapi";

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private record Route(Pattern path, Operation operation) {}

    private final JsonNode document;
    private final AnswerFit fit;
    private final List<Operation> operations;

    /** By method and number of segments, since every call of every test looks for its own. */
    private final Map<String, List<Route>> routes;

    private Contract(JsonNode document) {
        this.document = document;
        fit = new AnswerFit(document);
        operations = read();
        routes = operations.stream()
                .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
                .map(operation ->
                        new Route(Pattern.compile(operation.path().replaceAll("\\{[^}]+}", "[^/]+")), operation))
                .collect(Collectors.groupingBy(route ->
                        kind(route.operation().method(), route.operation().path())));
    }

    /** Read once, since it stays as long as the program runs. */
    public static Contract served() {
        return Served.CONTRACT;
    }

    /** All of it, as JSON. */
    public JsonNode document() {
        return document;
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    public record Parameter(String name, String in, JsonNode schema) {}

    public record Operation(
            String id, String method, String path, List<Parameter> parameters, boolean takesJson, JsonNode responses) {

        public boolean answers(int status) {
            return responses.has(Integer.toString(status));
        }

        /** The request of its example; null where it takes no JSON. */
        public JsonNode example() {
            if (!takesJson) return null;
            var file = Path.of("src/main/resources/openapi-examples", id + ".json");
            try {
                var request =
                        Files.exists(file) ? JSON.readTree(file.toFile()).path("request") : JSON.createObjectNode();
                return request.isObject() ? request : JSON.createObjectNode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The one that a call is for; empty where it is for none. */
    Optional<Operation> operation(String method, String path) {
        return routes.getOrDefault(kind(method, path), List.of()).stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::operation)
                .findFirst();
    }

    /** What of a JSON answer is not as the contract says; empty where all is. */
    public List<String> misfits(Operation operation, int status, JsonNode answer) {
        var schema = operation
                .responses()
                .path(Integer.toString(status))
                .path("content")
                .path("application/json")
                .path("schema");
        return fit.faults(schema, answer);
    }

    private List<Operation> read() {
        var read = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            for (var method : METHODS) {
                var operation = path.getValue().path(method);
                if (operation.isMissingNode()) continue;
                var parameters = new ArrayList<Parameter>();
                path.getValue().path("parameters").forEach(each -> parameters.add(parameter(each)));
                operation.path("parameters").forEach(each -> parameters.add(parameter(each)));
                read.add(new Operation(
                        operation.path("operationId").asText(),
                        method.toUpperCase(Locale.ROOT),
                        path.getKey(),
                        List.copyOf(parameters),
                        operation.path("requestBody").path("content").has("application/json"),
                        operation.path("responses")));
            }
        }
        return List.copyOf(read);
    }

    private Parameter parameter(JsonNode node) {
        var parameter = resolved(node);
        return new Parameter(
                parameter.path("name").asText(), parameter.path("in").asText(), resolved(parameter.path("schema")));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : node;
    }

    private static String kind(String method, String path) {
        return method + path.chars().filter(each -> each == '/').count();
    }

    private static final class Served {
        static final Contract CONTRACT = new Contract(
                Request.given().get(PATH + "?format=JSON").jsonPath().root());
    }
}
