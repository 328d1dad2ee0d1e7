package io.huiyin.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Examples of requests and answers, one file an operation, as they were recorded while the story of the tutorial ran. A
 * test records them anew and fails when an operation has none.
 */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static void addTo(Operation operation) {
        try (var file =
                Examples.class.getResourceAsStream("/openapi-examples/" + operation.getOperationId() + ".json")) {
            if (file == null) return;
            var example = JSON.readTree(file);
            if (operation.getRequestBody() != null && example.has("request")) {
                operation
                        .getRequestBody()
                        .getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(type -> type.setExample(plain(example.get("request"))));
            }
            var response = operation
                    .getResponses()
                    .getAPIResponse(example.path("status").asText());
            if (response != null && response.getContent() != null && example.has("response")) {
                // A workbook or a chart beside it has an example that is no JSON.
                response.getContent().getMediaTypes().forEach((name, type) -> {
                    if (name.contains("json")) type.setExample(plain(example.get("response")));
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the example of " + operation.getOperationId() + " is not JSON", e);
        }
    }

    private static Object plain(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }
}
