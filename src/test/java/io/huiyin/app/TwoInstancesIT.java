package io.huiyin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.app.embedded.EmbeddedDatabase;
import io.huiyin.protection.Keyset;
import io.huiyin.testing.PackagedProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database, killed in turn and started again while clients open tickets through both. */
class TwoInstancesIT {

    private static final String ADMIN_KEY = "hy_two-instances-on-one-database-0123456789";
    private static final int CLIENTS = 3;
    private static final int OPENED_BETWEEN_KILLS = 25;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicReferenceArray<URI> addresses = new AtomicReferenceArray<>(2);
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Map<String, String> idsByDescription = new ConcurrentHashMap<>();
    private final List<PackagedProgram> programs = new ArrayList<>();
    private final Semaphore opened = new Semaphore(0);

    @Test
    void nothing_is_lost_and_nothing_doubled_when_instances_are_killed_while_tickets_are_opened() throws Exception {
        try (var database = EmbeddedDatabase.startThrowaway(home.resolve("database"), Path.of("target/postgresql"));
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var settings = settings(database);
            var first = start(settings);
            var second = start(settings);
            addresses.set(0, first.awaitReady());
            addresses.set(1, second.awaitReady());
            var community = post("/v1/communities", "{'code': 'TWO', 'name': '双实例小区'}")
                    .get("id")
                    .asText();
            var running = startClients(clients, community);

            awaitOpened(OPENED_BETWEEN_KILLS, running);
            second.kill();
            awaitOpened(OPENED_BETWEEN_KILLS, running);
            second = start(settings);
            addresses.set(1, second.awaitReady());
            awaitOpened(OPENED_BETWEEN_KILLS, running);
            first.kill();
            awaitOpened(OPENED_BETWEEN_KILLS, running);
            enough.set(true);
            for (var client : running) {
                client.get();
            }

            var stored = new HashMap<String, String>();
            for (var ticket : all("/v1/tickets?communityId=" + community)) {
                assertThat(stored.put(
                                ticket.get("description").asText(),
                                ticket.get("id").asText()))
                        .as("a second ticket of the same matter")
                        .isNull();
            }
            assertThat(stored)
                    .as("each matter has the ticket that its client was told")
                    .isEqualTo(idsByDescription);
            assertThat(timersOf(community))
                    .as("each ticket has each of its timers once")
                    .containsOnlyKeys(stored.values())
                    .allSatisfy((ticket, metrics) ->
                            assertThat(metrics).containsExactlyInAnyOrder("FIRST_RESPONSE", "REPLY"));
            assertThat(subjectsOf("io.huiyin.ticket.opened", community))
                    .as("each opening is in the log once")
                    .containsExactlyInAnyOrderElementsOf(stored.values());
            second.terminate();
        }
    }

    @AfterEach
    void stop_what_a_failure_left_running() throws InterruptedException {
        enough.set(true);
        for (var program : programs) {
            program.close();
        }
    }

    private PackagedProgram start(Map<String, String> settings) throws IOException {
        var program = PackagedProgram.start(home, settings, PackagedProgram.SHORT_LIVED);
        programs.add(program);
        return program;
    }

    private Map<String, String> settings(EmbeddedDatabase database) {
        var settings = new HashMap<String, String>();
        database.settings()
                .forEach((name, value) ->
                        settings.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        settings.put("HUIYIN_PROTECTION_KEYSET", Keyset.generate());
        settings.put("HUIYIN_BOOTSTRAP_KEY", ADMIN_KEY);
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return settings;
    }

    private List<Future<Void>> startClients(ExecutorService clients, String community) {
        var running = new ArrayList<Future<Void>>();
        for (var client = 0; client < CLIENTS; client++) {
            var name = "client " + client;
            running.add(clients.submit((Callable<Void>) () -> {
                for (var matter = 1; !enough.get(); matter++) {
                    var description = name + ", matter " + matter;
                    idsByDescription.put(description, open(community, description));
                    opened.release();
                }
                return null;
            }));
        }
        return running;
    }

    /** As a client should: the same key and body again, at any instance, until there is an answer. */
    private String open(String community, String description) throws Exception {
        var key = description.replace(' ', '-').replace(",", "");
        var body = """
                {'communityId': '%s', 'kind': 'COMPLAINT', 'channel': 'PHONE', 'medium': 'VERBAL', 'category': 'HYGIENE',
                 'priority': 'NORMAL', 'description': '%s', 'reporter': {'phone': '13900001234', 'anonymous': false}}
                """.formatted(community, description);
        while (true) {
            try {
                var answer = send(key, "/v1/tickets", body);
                if (answer.statusCode() == 201) {
                    return JSON.readTree(answer.body()).get("id").asText();
                }
                // The first try may still be running in an instance that is not quite dead: 409, and try again.
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            } catch (IOException e) {
                // Cut off, or nobody there: whether the ticket was opened is for the key to say.
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private HttpResponse<String> send(String key, String path, String body) throws IOException, InterruptedException {
        var address = addresses.get(ThreadLocalRandom.current().nextInt(addresses.length()));
        return http.send(
                request(address.resolve(path))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        var answer = send(path, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private List<JsonNode> all(String path) throws IOException, InterruptedException {
        return all(path, "cursor");
    }

    /** All items of a list, page by page, until a page is empty or the last. */
    private List<JsonNode> all(String path, String cursorName) throws IOException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        var next = "";
        while (true) {
            var address = addresses.get(1).resolve(path + "&limit=200" + next);
            var answer = http.send(request(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = JSON.readTree(answer.body());
            page.get("items").forEach(items::add);
            if (page.get("items").isEmpty() || !page.has("nextCursor")) {
                return items;
            }
            next = "&" + cursorName + "=" + page.get("nextCursor").asText();
        }
    }

    private Map<String, List<String>> timersOf(String community) throws IOException, InterruptedException {
        var metrics = new HashMap<String, List<String>>();
        for (var timer : all("/v1/sla-timers?communityId=" + community)) {
            metrics.computeIfAbsent(timer.get("subject").get("id").asText(), ticket -> new ArrayList<>())
                    .add(timer.get("metric").asText());
        }
        return metrics;
    }

    private List<String> subjectsOf(String type, String community) throws IOException, InterruptedException {
        var subjects = new ArrayList<String>();
        for (var event : all("/v1/events?communityId=" + community, "after")) {
            if (event.get("type").asText().equals(type)) {
                subjects.add(event.get("subject").asText().replaceFirst("^ticket/", ""));
            }
        }
        return subjects;
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + ADMIN_KEY);
    }

    private void awaitOpened(int more, List<Future<Void>> running) throws Exception {
        opened.drainPermits();
        if (!opened.tryAcquire(more, 60, TimeUnit.SECONDS)) {
            enough.set(true);
            for (var client : running) {
                client.get();
            }
            throw new AssertionError("The clients got no further than " + idsByDescription.size() + " tickets");
        }
    }
}
