package io.huiyin.app.http;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.testing.Api;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no client in its senses sends, to every operation of the contract that takes a body. */
@QuarkusTest
class HostileInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 100_000;

    /** Whole bodies, whatever the operation asks for. */
    private static final Map<String, String> BODIES = bodies();

    /** In the place of any one field of a good body. */
    private static final Map<String, String> VALUES = values();

    private final Api api = Api.admin();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI server;

    @AfterEach
    void hangUp() {
        client.close();
    }

    private record Operation(String id, String method, String path, JsonNode body) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void no_operation_gives_way_to_a_bomb() throws IOException {
        var soft = new SoftAssertions();
        int turn = 0;
        for (var operation : operations()) {
            boolean takesLong = turn++ % 20 == 0;
            BODIES.forEach((name, body) -> {
                // How long a body may be is one bound for all.
                if (body.length() > 2 * MANY && !takesLong) return;
                check(soft, operation + " with " + name, send(operation, body), true);
            });
        }
        soft.assertAll();
    }

    @Test
    void no_field_of_any_operation_gives_way_to_a_hostile_value() throws IOException {
        var soft = new SoftAssertions();
        for (var operation : operations()) {
            for (var field : operation.body().properties()) {
                VALUES.forEach((name, value) -> {
                    var body = with((ObjectNode) operation.body(), field.getKey(), value);
                    check(
                            soft,
                            "%s with %s as %s".formatted(operation, name, field.getKey()),
                            send(operation, body),
                            false);
                });
            }
        }
        soft.assertAll();
    }

    @Test
    void a_refusal_names_the_place() {
        refusedAt("{'code': 1e400, 'name': 'N'}", "/code");
        refusedAt("{'code': 'X', 'name': {'a': 1}}", "/name");
        refusedAt("{'code': 'X', 'name': '" + "a".repeat(1000) + "'}", "/name");
        refusedAt("{'code': 'X', 'name': 'N', 'surprise': [1]}", "/surprise");
    }

    private void refusedAt(String body, String pointer) {
        var answer = api.post("/v1/communities", body.replace("%", "%%")).extract();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    private HttpResponse<String> send(Operation operation, String body) {
        var about = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        try {
            return client.send(
                    HttpRequest.newBuilder(server.resolve(about))
                            .header("Authorization", "Bearer " + api.key())
                            .header("If-Match", "\"1\"")
                            .header("Content-Type", "application/json")
                            .method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void check(SoftAssertions soft, String what, HttpResponse<String> answer, boolean mustRefuse) {
        soft.assertThat(answer.statusCode()).as(what).isBetween(mustRefuse ? 400 : 200, 499);
        if (answer.statusCode() < 400) return;
        soft.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .startsWith("application/problem+json");
        soft.assertThat(answer.body())
                .as(what)
                .doesNotContain("Exception", "io.huiyin", "org.", "com.fasterxml", "java.", "at line", "select ");
    }

    private static String with(ObjectNode body, String field, String value) {
        return body.properties().stream()
                .map(member -> "\"%s\": %s"
                        .formatted(member.getKey(), member.getKey().equals(field) ? value : member.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, String> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("deep lists", "[".repeat(MANY));
        bodies.put("deep objects", "{\"a\":".repeat(MANY));
        bodies.put("a closed deep list", "[".repeat(MANY) + "]".repeat(MANY));
        bodies.put("a long number", "{\"a\": " + "9".repeat(MANY) + "}");
        bodies.put("a huge exponent", "{\"a\": 1e999999999}");
        bodies.put("a long name", "{\"" + "a".repeat(MANY) + "\": 1}");
        bodies.put("many fields", "{" + manyFields() + "}");
        bodies.put("a field twice", "{\"communityId\": null, \"communityId\": null}");
        bodies.put("a long text", "{\"a\": \"" + "a".repeat(1_000_000) + "\"}");
        bodies.put("more than a body takes", " ".repeat(1_100_000));
        bodies.put("half a body", "{\"a\": \"");
        bodies.put("two bodies", "{}{}");
        bodies.put("a list", "[]");
        bodies.put("a NUL", "{\"a\u0000\": 1}");
        return bodies;
    }

    private static String manyFields() {
        var fields = new ArrayList<String>();
        for (int i = 0; i < MANY / 2; i++) fields.add("\"a" + i + "\": 1");
        return String.join(",", fields);
    }

    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("a number beyond all", "1e400");
        values.put("a small fraction", "-1e-400");
        values.put("an integer beyond all", "9".repeat(39));
        values.put("a long text", '"' + "长".repeat(20_000) + '"');
        values.put("a long list", "[" + "1,".repeat(MANY / 10) + "1]");
        values.put("a list in lists", "[".repeat(20) + "]".repeat(20));
        values.put("an object", "{\"$ref\": \"x\"}");
        values.put("a script", "\"<script>alert(1)</script>'; drop table ticket; --\"");
        values.put("a line of its own", "\"a\\r\\nX-Evil: 1\\u202e../../etc/passwd\\u0007\"");
        values.put("a year beyond all", "\"+999999999-12-31T23:59:59Z\"");
        values.put("a date beyond all", "\"9999-12-31\"");
        values.put("the longest duration", "\"PT9223372036854775807S\"");
        values.put("no value", "null");
        return values;
    }

    private static List<Operation> operations() throws IOException {
        var operations = new ArrayList<Operation>();
        var contract = JSON.readTree(given().get("/openapi?format=JSON").asString());
        for (var path : contract.path("paths").properties()) {
            for (var method : List.of("post", "put")) {
                var operation = path.getValue().path(method);
                var id = operation.path("operationId").asText();
                var example = Path.of("src/main/resources/openapi-examples", id + ".json");
                if (!operation.path("requestBody").path("content").has("application/json")) continue;
                var body = Files.exists(example)
                        ? JSON.readTree(example.toFile()).path("request")
                        : JSON.createObjectNode();
                operations.add(
                        new Operation(id, method, path.getKey(), body.isObject() ? body : JSON.createObjectNode()));
            }
        }
        assertThat(operations).hasSizeGreaterThan(50);
        return operations;
    }
}
