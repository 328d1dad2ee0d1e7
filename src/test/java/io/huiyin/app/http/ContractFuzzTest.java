package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.access.Permissions;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.Contract;
import io.huiyin.testing.Contract.Operation;
import io.huiyin.testing.Contract.Parameter;
import io.huiyin.testing.Request;
import io.huiyin.testing.SmallEstate;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract with input that is malformed, huge, foreign or hostile, in its path, its query, its
 * headers and anywhere in its body. {@code -Dhuiyin.fuzz.rounds=500 -Dhuiyin.fuzz.seed=7} goes further than a build does.
 */
@QuarkusTest
class ContractFuzzTest {

    private static final int ROUNDS = Integer.getInteger("huiyin.fuzz.rounds", 16);
    private static final long SEED = Long.getLong("huiyin.fuzz.seed", 20250606L);

    /** Stands in every text of the other community, and in nothing that is sent. */
    private static final String FOREIGN = "邻区暗记";

    private static final Pattern OF_OURS = Pattern.compile(
            "Exception|io\\.huiyin|org\\.(jboss|jdbi|postgresql|hibernate)|com\\.fasterxml|java\\.(lang|util|time)|\\bat line\\b"
                    + "|(?i:select .* from )|(?i:violates )|PSQL");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "a\r\nX-Evil: 1",
            "' or '1'='1",
            "'; drop table ticket; --",
            "\\",
            "%",
            "_%",
            "*",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "=cmd|' /C calc'!A0",
            "\u202egnp.exe",
            "\u200b\u2028\ufeff",
            "😀".repeat(300),
            "长".repeat(20_000),
            "e\u0301".repeat(200),
            "null",
            "NaN",
            "Infinity",
            "-1",
            "0",
            "1e400",
            "9".repeat(400),
            "0x1F",
            "١٢٣",
            "true",
            "2026-02-30",
            "2026-13",
            "0000-00-00",
            "-0001-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "2026-01-01T00:00:00",
            "2026-01-01T24:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "1970-01-01T00:00:00+18:00",
            "P-1D",
            "PT1E9S",
            "PT9223372036854775807S",
            "P999999999Y",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1-1-1-1-1",
            "urn:uuid:01960000-0000-7000-8000-000000000001",
            "http://169.254.169.254/latest/meta-data/",
            "W/\"1\"",
            "\"1\"");

    private static final Pattern NAMED_ID = Pattern.compile("\"(?:id|\\w+Id)\"\\s*:\\s*\"(" + ID.pattern() + ")\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(SEED);
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @TestHTTPResource("/")
    URI server;

    private Contract contract;
    private String key;
    private Map<String, List<String>> own;
    private Map<String, List<String>> foreign;

    @Test
    void no_operation_gives_way_or_shows_another_community() throws IOException, InterruptedException {
        var estate = estate("");
        var neighbour = estate(FOREIGN);
        contract = Contract.served();
        var operations = contract.operations();
        key = Api.scoped(scopes(), estate.community()).key();
        own = ids(operations, estate.community());
        foreign = ids(operations, neighbour.community());
        assertThat(own).containsKeys("communities", "houses", "owners", "tickets", "callbacks", "staff");
        assertThat(foreign.keySet()).containsAll(List.of("communities", "houses", "owners", "tickets", "staff"));

        for (int round = 0; round < ROUNDS; round++) {
            for (var operation : operations) {
                if (operation.path().startsWith("/v1/")) attack(operation);
            }
        }
        client.close();
        lookAtMetrics();

        assertThat(String.join("\n", faults))
                .as("with seed %d and answers %s", SEED, statuses)
                .isEmpty();
        // It reached behind the checks of shape, or it proves little.
        assertThat(statuses).containsKeys("200", "201", "400", "404", "409", "422");
    }

    /** An address may name a person, and everybody inside reads the metrics. */
    private void lookAtMetrics() {
        var address = Pattern.compile("uri=\"([^\"]*)\"")
                .matcher(Request.given().get("/q/metrics").asString());
        while (address.find()) {
            if (!address.group(1).matches("(/[a-z0-9.-]*|/\\{[A-Za-z]+})*|[A-Z_]+|root"))
                faults.add("The metrics tell " + address.group(1));
        }
    }

    private void attack(Operation operation) throws IOException, InterruptedException {
        var request = new Attempt(operation);
        int mutations = random.nextInt(3);
        for (int i = 0; i < mutations; i++) request.spoil();
        var sent = request.build();
        HttpResponse<String> answer;
        try {
            answer = client.send(sent, BodyHandlers.ofString());
        } catch (IOException e) {
            faults.add(request + " got no answer: " + e);
            return;
        }
        statuses.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
        judge(request, answer);
    }

    private void judge(Attempt request, HttpResponse<String> answer) throws IOException {
        int status = answer.statusCode();
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var body = answer.body();
        if (status >= 500) faults.add(request + " -> " + status + " " + body);
        else if (!request.operation.answers(status)) {
            faults.add(request + " -> " + status + ", which the contract does not name: " + body);
        } else if (status >= 400) {
            if (!type.startsWith("application/problem+json")) faults.add(request + " -> " + status + " as " + type);
            if (OF_OURS.matcher(body).find()) faults.add(request + " tells of the inside: " + body);
        } else if (type.startsWith("application/json")) {
            var misfits = contract.misfits(request.operation, status, Contract.JSON.readTree(body));
            if (!misfits.isEmpty()) faults.add(request + " -> " + status + ", and " + misfits + " in " + body);
        }
        if (answer.headers().firstValue("X-Evil").isPresent()) faults.add(request + " put in a header");
        if (body.contains(FOREIGN)) faults.add(request + " shows what is not theirs: " + body);
        // As an id, not in a text that a request before this one brought along.
        var seen = NAMED_ID.matcher(body);
        while (seen.find()) {
            var id = seen.group(1);
            if (foreign.values().stream().anyMatch(ids -> ids.contains(id)) && !request.names(id)) {
                faults.add(request + " names " + id + ", which is not theirs: " + body);
            }
        }
    }

    /** A request that is sound, until it is spoiled. */
    private final class Attempt {

        private final Operation operation;
        private final Map<String, String> path = new HashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private JsonNode body;
        private String raw;

        Attempt(Operation operation) {
            this.operation = operation;
            for (var parameter : operation.parameters()) {
                if (parameter.in().equals("path")) path.put(parameter.name(), sound(operation, parameter));
                if (parameter.in().equals("query") && random.nextInt(3) == 0) {
                    query.put(parameter.name(), sound(operation, parameter));
                }
            }
            headers.put("Authorization", "Bearer " + key);
            headers.put("Accept-Language", "en");
            if (operation.method().equals("PUT") || operation.method().equals("DELETE"))
                headers.put("If-Match", "\"1\"");
            if (operation.takesJson()) {
                headers.put("Content-Type", "application/json");
                body = sound("", operation.example());
            }
        }

        void spoil() {
            switch (random.nextInt(body == null ? 3 : 6)) {
                case 0 -> {
                    if (!path.isEmpty()) // An empty segment, or one of dots, is another address.
                    path.replaceAll((name, value) -> hostile().replaceFirst("^\\.*$", "-"));
                }
                case 1 -> {
                    var parameters = operation.parameters().stream()
                            .filter(each -> each.in().equals("query"))
                            .toList();
                    if (parameters.isEmpty()) query.put("surprise", hostile());
                    else query.put(any(parameters).name(), hostile());
                }
                case 2 -> {
                    var name = any(List.of(
                            "If-Match",
                            "If-None-Match",
                            "Idempotency-Key",
                            "Accept",
                            "Accept-Language",
                            "X-Acting-Staff",
                            "X-Request-Id",
                            "Content-Type",
                            "Authorization",
                            "Range"));
                    var value = hostile().replaceAll("[^\\x20-\\x7e]", "?");
                    headers.put(name, value.length() > 4000 ? value.substring(0, 4000) : value);
                }
                case 5 -> raw = any(List.of("", "{", "[]", "null", "\"a\"", "1", "{\"a\":1,\"a\":2}", "[".repeat(500)));
                default -> spoil(body);
            }
        }

        private void spoil(JsonNode node) {
            switch (node) {
                case ObjectNode object
                when random.nextInt(8) == 0 -> object.set("surprise" + random.nextInt(9), hostileNode());
                case ObjectNode object -> {
                    var names = new ArrayList<String>();
                    object.fieldNames().forEachRemaining(names::add);
                    if (names.isEmpty()) return;
                    var name = any(names);
                    if (object.get(name).isContainerNode() && random.nextInt(3) > 0) spoil(object.get(name));
                    else if (random.nextInt(6) == 0) object.remove(name);
                    else object.set(name, hostileNode());
                }
                case ArrayNode list -> {
                    if (list.isEmpty() || random.nextInt(4) == 0) list.add(hostileNode());
                    else if (list.get(0).isContainerNode() && random.nextInt(3) > 0) spoil(list.get(0));
                    else list.set(0, hostileNode());
                }
                default -> {}
            }
        }

        HttpRequest build() {
            var address = new StringBuilder(operation.path());
            path.forEach((name, value) -> {
                int at = address.indexOf("{" + name + "}");
                address.replace(at, at + name.length() + 2, encoded(cut(value)));
            });
            if (!query.isEmpty()) {
                address.append(query.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(cut(each.getValue())))
                        .collect(Collectors.joining("&", "?", "")));
            }
            var request = HttpRequest.newBuilder(server.resolve(address.toString()));
            headers.forEach(request::setHeader);
            var content = raw != null ? raw : body == null ? null : body.toString();
            return request.method(
                            operation.method(),
                            content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content))
                    .build();
        }

        boolean names(String id) {
            return (path + " " + query + headers + raw + body).contains(id);
        }

        @Override
        public String toString() {
            var shown = "%s path %s query %s headers %s body %s"
                    .formatted(operation, path, query, headers, raw != null ? raw : body);
            return shown.length() > 1500 ? shown.substring(0, 1500) : shown;
        }
    }

    private String sound(Operation operation, Parameter parameter) {
        var schema = parameter.schema();
        if (parameter.name().equals("id")) return id(collectionOf(operation));
        if (parameter.name().endsWith("Id")) return id(collectionOf(parameter.name()));
        if (schema.has("enum"))
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asText();
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> Integer.toString(random.nextInt(1, 200));
            case "boolean" -> "true";
            default ->
                switch (schema.path("format").asText()) {
                    case "uuid" -> id(any(List.copyOf(own.keySet())));
                    case "date" -> "2025-06-06";
                    case "date-time" -> "2025-06-06T07:00:00Z";
                    default -> any(List.of("OWN_REQUEST", "1", "陈", "2026-11", "WARRANTY_EXPIRY"));
                };
        };
    }

    /** The segment before the id. */
    private static String collectionOf(Operation operation) {
        var before = operation.path().substring(0, operation.path().indexOf("/{id}"));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    private JsonNode sound(String name, JsonNode example) {
        var nodes = JsonNodeFactory.instance;
        if (example instanceof ObjectNode object) {
            var copy = nodes.objectNode();
            object.properties().forEach(each -> copy.set(each.getKey(), sound(each.getKey(), each.getValue())));
            return copy;
        }
        if (example instanceof ArrayNode list) {
            var copy = nodes.arrayNode();
            list.forEach(each -> copy.add(sound(name, each)));
            return copy;
        }
        if (example.isTextual() && ID.matcher(example.asText()).matches())
            return nodes.textNode(id(collectionOf(name)));
        if (name.equals("code") || name.equals("name")) {
            return nodes.textNode(example.asText() + random.nextInt(1_000_000));
        }
        return example;
    }

    /** {@code houseId} and {@code houseIds} name a house. */
    private String collectionOf(String name) {
        if (name.matches(".*([sS]taff|[rR]eceivedBy|[aA]ssignee|[sS]teward|[cC]ustodian).*")) return "staff";
        var word = name.replaceFirst("Ids?$", "").replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        for (var collection : own.keySet()) {
            if (collection.equals(word + "s") || collection.equals(word.replaceFirst("y$", "ie") + "s"))
                return collection;
        }
        return any(List.copyOf(own.keySet()));
    }

    private String id(String collection) {
        return any(own.getOrDefault(collection, own.get("communities")));
    }

    private String hostile() {
        return switch (random.nextInt(4)) {
            case 0 -> any(foreign.get(any(List.copyOf(foreign.keySet()))));
            case 1 -> any(own.get(any(List.copyOf(own.keySet()))));
            default -> any(TEXTS);
        };
    }

    private JsonNode hostileNode() {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(12)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 ->
                nodes.numberNode(any(List.of(0L, -1L, 1L, 99L, 1L << 31, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE)));
            case 3 -> nodes.numberNode(any(List.of(0.1, -1.5, 1e300, 1e-300)));
            case 4 -> nodes.arrayNode().add(hostile());
            case 5 -> nodes.objectNode().put("a", hostile());
            default -> nodes.textNode(hostile());
        };
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String cut(String value) {
        // What is beyond the size of an address is another test's.
        return value.length() > 100 ? value.substring(0, value.offsetByCodePoints(0, 50)) : value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A community in which there is something of everything that the operations name. */
    private static SmallEstate estate(String mark) {
        var estate = SmallEstate.build();
        var api = estate.api();
        var owner = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '陈先生%s', 'phones': ['13900001111'], 'note': '备注%s'}",
                estate.community(),
                mark,
                mark);
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-01-01'}",
                estate.house());
        api.create("/v1/owners/" + owner + "/members", "{'name': '小陈%s', 'kinship': 'CHILD'}", mark);
        api.create("/v1/owners/" + owner + "/vehicles", "{'plate': '粤B12345', 'description': '白色%s'}", mark);
        api.create(
                "/v1/owners/" + owner + "/special-dates",
                "{'kind': 'BIRTHDAY', 'on': '1980-05-01', 'yearly': true, 'label': '生日%s'}",
                mark);
        api.create(
                "/v1/staff", "{'communityId': '%s', 'name': '员工%s', 'roles': ['STEWARD']}", estate.community(), mark);
        api.create("/v1/areas", "{'communityId': '%s', 'name': '片区%s'}", estate.community(), mark);
        var texts = "'houseId': '%s', 'description': '漏水%s', 'reporter': {'ownerId': '%s', 'anonymous': false}"
                .formatted(estate.house(), mark, owner);
        for (int i = 0; i < 4; i++) estate.reported("REPAIR", "PLUMBING", texts);
        estate.resolved(estate.reported("COMPLAINT", "HYGIENE", texts));
        var held = estate.reported("REPAIR", "ELECTRICAL", texts);
        estate.dispatched(held);
        estate.done(held, "progress", "{'text': '在修%s', 'visibleToOwner': true}", mark);
        return estate;
    }

    /** The ids of what each collection holds of a community, its own lists and those below one thing of another. */
    private static Map<String, List<String>> ids(List<Operation> contract, UUID community) {
        var ids = new TreeMap<String, List<String>>();
        ids.put("communities", List.of(community.toString()));
        var lists = contract.stream()
                .filter(each -> each.method().equals("GET") && !each.path().endsWith("}"))
                .toList();
        for (var list : lists) {
            if (list.path().contains("{")
                    || list.parameters().stream().noneMatch(each -> each.name().equals("communityId"))) continue;
            gather(ids, list.path(), list.path() + "?limit=50&communityId=" + community);
        }
        for (var list : lists) {
            var below = Pattern.compile("/v1/([^/]+)/\\{[^}]+}/[^/{]+").matcher(list.path());
            if (!below.matches()) continue;
            for (var id : List.copyOf(ids.getOrDefault(below.group(1), List.of()))) {
                gather(ids, list.path(), list.path().replaceFirst("\\{[^}]+}", id));
            }
        }
        return ids;
    }

    private static void gather(Map<String, List<String>> ids, String path, String address) {
        var answer = Api.admin().get(address).extract();
        assertThat(answer.statusCode()).as(address).isLessThan(500);
        if (answer.statusCode() != 200 || !answer.contentType().contains("json")) return;
        List<String> found = answer.jsonPath().getList("items.id");
        if (found == null) return;
        var collection = path.substring(path.lastIndexOf('/') + 1);
        for (var id : found) {
            if (id == null || !ID.matcher(id).matches()) continue;
            var known = ids.computeIfAbsent(collection, each -> new ArrayList<>());
            if (known.size() < 50 && !known.contains(id)) known.add(id);
        }
    }

    /** Everything that a key of one community may hold. */
    private static List<String> scopes() {
        return Permissions.ALL.stream()
                .filter(each -> !each.equals(Caller.ADMIN))
                .toList();
    }
}
