package io.huiyin.docs;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.access.Permissions;
import io.huiyin.testing.AnswerFit;
import io.huiyin.testing.Contract;
import io.huiyin.testing.GeneratedDoc;
import io.huiyin.testing.ProgramClasses;
import io.huiyin.web.Requires;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/openapi.yaml}: the contract as the program gives it. */
@QuarkusTest
class ContractTest {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private record Operation(String path, String method, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void the_committed_contract_is_the_one_that_is_served() {
        var served = given().accept("application/yaml")
                .get("/openapi?format=YAML")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        GeneratedDoc.check("docs/openapi.yaml", served);
    }

    @Test
    void it_is_openapi_3_1_with_get_post_put_and_delete_alone() {
        var contract = contract();

        assertThat(contract.path("openapi").asText()).startsWith("3.1");
        for (var path : contract.path("paths").properties()) {
            var methods = new TreeSet<String>();
            path.getValue().fieldNames().forEachRemaining(methods::add);
            methods.remove("parameters");
            assertThat(METHODS).as(path.getKey()).containsAll(methods);
        }
    }

    @Test
    void every_operation_says_what_it_is_and_what_it_answers() {
        for (var operation : operations()) {
            assertThat(operation.node().path("operationId").asText())
                    .as("id of %s", operation)
                    .isNotEmpty();
            assertThat(operation.node().path("summary").asText())
                    .as("summary of %s", operation)
                    .isNotEmpty();
            assertThat(operation.node().path("description").asText())
                    .as("description of %s", operation)
                    .isNotEmpty();
            assertThat(operation.node().path("tags").size())
                    .as("tags of %s", operation)
                    .isEqualTo(1);
            var statuses = new TreeSet<String>();
            operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as("statuses of %s", operation).contains("401", "403", "500");
            assertThat(statuses).as("statuses of %s", operation).anyMatch(status -> status.startsWith("2"));
        }
    }

    /** The examples were recorded from real calls; see {@code ExampleRecorder}. */
    @Test
    void every_operation_has_an_example() {
        assertThat(operations())
                .as(
                        "record the missing ones by ./mvnw verify -Dhuiyin.docs=write, twice: the second build takes them up")
                .allMatch(operation -> Files.exists(Path.of(
                        "src/main/resources/openapi-examples",
                        operation.node().path("operationId").asText() + ".json")));
    }

    /** As they were recorded: what the program answered fits what the contract says that it answers. */
    @Test
    void every_recorded_answer_fits_its_schema() throws IOException {
        var contract = contract();
        var fit = new AnswerFit(contract);
        for (var operation : operations()) {
            var example = new ObjectMapper()
                    .readTree(Path.of(
                                    "src/main/resources/openapi-examples",
                                    operation.node().path("operationId").asText() + ".json")
                            .toFile());
            var answer = operation
                    .node()
                    .path("responses")
                    .path(example.path("status").asText());
            assertThat(answer.isMissingNode())
                    .as("%s answers %s", operation, example.path("status"))
                    .isFalse();
            if (!example.has("response")) continue;
            var schema = answer.path("content").path("application/json").path("schema");
            assertThat(fit.faults(schema, example.path("response")))
                    .as("%s", operation)
                    .isEmpty();
        }
    }

    @Test
    void answers_require_what_they_always_have_and_requests_what_they_need() {
        var schemas = contract().path("components").path("schemas");

        assertThat(required(schemas.path("Account")))
                .containsExactly("receivableFen", "lateFeeFen", "prepaidFen", "depositFen");
        assertThat(required(schemas.path("Payment")))
                .containsExactlyInAnyOrder("id", "amountFen", "prepaidFen", "version");
        assertThat(required(schemas.path("PagePayment"))).containsExactly("items");
        assertThat(required(schemas.path("ReceivePayment")))
                .containsExactlyInAnyOrder("communityId", "houseId", "amountFen", "method", "paidAt");
        // Of answers and of requests.
        assertThat(required(schemas.path("LateFeeTerms"))).containsExactly("dailyRate", "graceDays", "capRatio");
        assertThat(schemas.path("TopUpBalance").path("required"))
                .noneMatch(name -> name.asText().equals("balanceFen"));
    }

    @Test
    void every_sum_says_what_it_is() {
        for (var schema : contract().path("components").path("schemas").properties()) {
            for (var property : schema.getValue().path("properties").properties()) {
                if (!property.getKey().endsWith("Fen")) continue;
                assertThat(property.getValue().path("description").asText())
                        .as("%s of %s", property.getKey(), schema.getKey())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void operation_ids_are_unique() {
        assertThat(operations().stream()
                        .map(operation -> operation.node().path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_permission_is_asked_for_and_every_one_asked_for_exists() {
        var asked = ProgramClasses.all().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Requires.class))
                .map(method -> method.getAnnotationOfType(Requires.class).value())
                .filter(permission -> !permission.isEmpty() && !permission.startsWith("own-"))
                .collect(Collectors.toSet());

        assertThat(Permissions.ALL).containsAll(asked);
    }

    private static List<String> required(JsonNode schema) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<Operation> operations() {
        return StreamSupport.stream(contract().path("paths").properties().spliterator(), false)
                .flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> new Operation(
                                path.getKey(), method, path.getValue().get(method))))
                .filter(operation -> operation.path().startsWith("/v1/"))
                .toList();
    }

    private static JsonNode contract() {
        return Contract.served().document();
    }
}
