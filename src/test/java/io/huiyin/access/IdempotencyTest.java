package io.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

    private final Api api = Api.admin();
    private final String key = UUID.randomUUID().toString();
    private final String code = "K" + System.nanoTime();

    @Inject
    Database database;

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void while_the_first_request_runs_the_second_is_told_to_wait() {
        var caller = UUID.fromString(api.get("/v1/me").extract().path("id"));
        database.in(Caller.job("first request"), () -> {
            database.handle()
                    .createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) as locked")
                    .bind("name", caller + " POST /v1/communities " + key)
                    .mapTo(Integer.class)
                    .one();

            post(code)
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1")
                    .body("type", equalTo("/problems/request-in-progress"));
        });

        post(code).then().statusCode(201);
    }

    @Test
    void many_at_once_make_one_thing() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> call = () -> post(code).statusCode();
            for (var result :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> call).toList())) {
                statuses.add(result.get());
            }
        }

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        api.get("/v1/communities?code=" + code).body("items", hasSize(1));
    }

    @Test
    void a_refusal_is_not_kept_so_that_it_can_be_mended() {
        var taken = "T" + System.nanoTime();
        api.create("/v1/communities", "{'code': '%s', 'name': 'N'}", taken);

        post(taken).then().statusCode(409);
        post(code).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void after_a_day_a_key_is_new_again_and_its_record_is_forgotten() {
        post(code).then().statusCode(201);
        TestClock.advance(Duration.ofHours(24).minusSeconds(1));
        post(code).then().statusCode(201).header("Idempotency-Replayed", "true");
        TestClock.advance(Duration.ofSeconds(1));

        api.post("/v1/jobs/idempotency-clean-up/run").statusCode(200).body("status", equalTo("DONE"));

        assertThat(records()).isZero();
        post(code).then().statusCode(409).body("type", equalTo("/problems/conflict"));
    }

    private Answer post(String withCode) {
        return api.request()
                .header("Idempotency-Key", key)
                .body(Api.json("{'code': '%s', 'name': 'N'}", withCode))
                .post("/v1/communities");
    }

    private int records() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(*) from idempotency_record where key = :key")
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .one());
    }
}
