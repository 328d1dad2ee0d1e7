package io.huiyin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps the first successful call of each operation as its example in the contract, when the pages of {@code docs/} are
 * written ({@code -Dhuiyin.docs=write}). An example that is there stays, so that the contract does not change with every run.
 */
final class ExampleRecorder implements Filter {

    static final Filter INSTANCE = new ExampleRecorder();

    private static final Path EXAMPLES = Path.of("src", "main", "resources", "openapi-examples");
    private static final boolean WRITES =
            System.getProperty("huiyin.docs", "check").equals("write");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LIST = 2;
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private Map<String, Pattern> operations;

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification specification,
            FilterContext context) {
        var response = context.next(request, specification);
        if (WRITES && response.statusCode() < 300) keep(request, response);
        return response;
    }

    private synchronized void keep(FilterableRequestSpecification request, Response response) {
        try {
            var call = request.getMethod().toLowerCase(Locale.ROOT) + " "
                    + URI.create(request.getURI()).getPath();
            for (var operation : operations().entrySet()) {
                if (!operation.getValue().matcher(call).matches()) continue;
                var file = EXAMPLES.resolve(operation.getKey() + ".json");
                if (!Files.exists(file)) write(file, request, response);
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, FilterableRequestSpecification request, Response response) throws IOException {
        var type = String.valueOf(response.contentType());
        boolean answersJson = type.startsWith("application/json");
        var answer = answersJson ? JSON.readTree(response.asByteArray()) : null;
        // An empty list shows nothing; another call will do better.
        if (answer != null
                && answer.path("items").isArray()
                && answer.path("items").isEmpty()) return;
        var example = JSON.createObjectNode();
        if (request.getBody() instanceof String body && !body.isBlank()) example.set("request", JSON.readTree(body));
        example.put("status", response.statusCode());
        if (answer != null) example.set("response", shortened(answer));
        Files.createDirectories(EXAMPLES);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
    }

    private static JsonNode shortened(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            if (object.has("key") && object.path("key").asText().startsWith("hy_")) object.put("key", "hy_…");
            if (object.path("items").isArray() && object.path("items").size() > LONGEST_LIST) {
                var items = JSON.createArrayNode();
                for (int i = 0; i < LONGEST_LIST; i++)
                    items.add(object.path("items").get(i));
                object.set("items", items);
            }
        }
        return answer;
    }

    private Map<String, Pattern> operations() throws IOException {
        if (operations != null) return operations;
        var contract = JSON.readTree(RestAssured.get("/openapi?format=JSON").asString());
        var exact = new LinkedHashMap<String, Pattern>();
        var templated = new LinkedHashMap<String, Pattern>();
        for (var path : contract.path("paths").properties()) {
            for (var method : METHODS) {
                var id = path.getValue().path(method).path("operationId").asText();
                if (id.isEmpty()) continue;
                var pattern = Pattern.compile(method + " " + path.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
                (path.getKey().contains("{") ? templated : exact).put(id, pattern);
            }
        }
        exact.putAll(templated);
        operations = exact;
        return operations;
    }
}
