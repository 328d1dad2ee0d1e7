package io.huiyin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contract as the running program serves it, read as a client's generator reads it. */
public final class Contract {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    public static Contract served() {
        try {
            return new Contract(
                    JSON.readTree(RestAssured.get("/openapi?format=JSON").asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param body the request of its example; null where it takes no JSON */
    public record Operation(
            String id, String method, String path, List<Parameter> parameters, JsonNode body, JsonNode responses) {

        public boolean answers(int status) {
            return responses.has(Integer.toString(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    public record Parameter(String name, String in, JsonNode schema) {}

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            for (var method : List.of("get", "post", "put", "delete")) {
                var operation = path.getValue().path(method);
                if (operation.isMissingNode()) continue;
                var parameters = new ArrayList<Parameter>();
                path.getValue().path("parameters").forEach(each -> parameters.add(parameter(each)));
                operation.path("parameters").forEach(each -> parameters.add(parameter(each)));
                var id = operation.path("operationId").asText();
                operations.add(new Operation(
                        id,
                        method.toUpperCase(java.util.Locale.ROOT),
                        path.getKey(),
                        List.copyOf(parameters),
                        operation.path("requestBody").path("content").has("application/json") ? example(id) : null,
                        operation.path("responses")));
            }
        }
        return operations;
    }

    private Parameter parameter(JsonNode node) {
        var parameter = resolved(node);
        return new Parameter(
                parameter.path("name").asText(), parameter.path("in").asText(), resolved(parameter.path("schema")));
    }

    /** What of a JSON answer is not as the contract says; empty where all is. */
    public List<String> misfits(Operation operation, int status, JsonNode answer) {
        var schema = operation
                .responses()
                .path(Integer.toString(status))
                .path("content")
                .path("application/json")
                .path("schema");
        return new AnswerFit(document).faults(schema, answer);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : node;
    }

    private static JsonNode example(String operation) {
        var file = Path.of("src/main/resources/openapi-examples", operation + ".json");
        try {
            var request = Files.exists(file) ? JSON.readTree(file.toFile()).path("request") : JSON.createObjectNode();
            return request.isObject() ? request : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
