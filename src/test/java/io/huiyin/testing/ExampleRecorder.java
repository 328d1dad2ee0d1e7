package io.huiyin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the first successful call of each operation as its example in the contract, when the pages of {@code docs/} are
 * written ({@code -Dhuiyin.docs=write}). An example that is there stays, so that the contract does not change with every run.
 */
final class ExampleRecorder implements Request.Listener {

    static final Request.Listener INSTANCE = new ExampleRecorder();

    private static final Path EXAMPLES = Path.of("src", "main", "resources", "openapi-examples");
    private static final boolean WRITES =
            System.getProperty("huiyin.docs", "check").equals("write");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LIST = 2;

    @Override
    public void answered(Request request, Answer answer) {
        // The contract is read by a request too.
        if (WRITES && answer.statusCode() < 300 && !request.path().equals(Contract.PATH)) keep(request, answer);
    }

    private synchronized void keep(Request request, Answer answer) {
        try {
            var operation = Contract.served().operation(request.method(), request.path());
            if (operation.isEmpty()) return;
            var file = EXAMPLES.resolve(operation.get().id() + ".json");
            if (!Files.exists(file)) write(file, request, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Request request, Answer answer) throws IOException {
        var told = isJson(answer.contentType()) ? JSON.readTree(answer.asByteArray()) : null;
        // An empty list shows nothing; another call will do better.
        if (told != null && told.path("items").isArray() && told.path("items").isEmpty()) return;
        var example = JSON.createObjectNode();
        if (isJson(request.contentType()) && !request.body().isBlank())
            example.set("request", JSON.readTree(request.body()));
        example.put("status", answer.statusCode());
        if (told != null) example.set("response", shortened(told));
        Files.createDirectories(EXAMPLES);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
    }

    private static boolean isJson(String contentType) {
        return contentType != null && contentType.startsWith("application/json");
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
}
