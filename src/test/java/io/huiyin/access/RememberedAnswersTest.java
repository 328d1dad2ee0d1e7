package io.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.access.IdempotencyRecords.Answer;
import io.huiyin.access.IdempotencyRecords.RequestKey;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of an answer nobody reads in the database, and it goes with whom it tells of. */
@QuarkusTest
class RememberedAnswersTest {

    private static final Caller ANYONE = Caller.job("test");

    private final String key = UUID.randomUUID().toString();
    private final RequestKey request = new RequestKey(Ids.next(), "POST", "/v1/things", key, new byte[32]);

    @Inject
    Database database;

    @Inject
    IdempotencyRecords records;

    private SmallEstate estate;

    @BeforeEach
    void build() {
        estate = SmallEstate.build();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void no_byte_of_the_record_tells_what_was_answered() {
        var owner = post("/v1/owners", "端木向阳");

        assertThat(owner.statusCode()).isEqualTo(201);
        var record = stored("cast(idempotency_record as text)");
        assertThat(record).contains(owner.path("id").toString(), key);
        for (var told : List.of("端木向阳", "communityId", "PERSON")) {
            assertThat(owner.asString()).contains(told);
            assertThat(record).doesNotContain(told, hex(told));
        }
        assertThat(stored("length(body_sealed)")).isNotEqualTo("0");
    }

    @Test
    void a_repeat_is_answered_as_the_first_was() {
        var first = post("/v1/owners", "端木向阳");
        var repeat = post("/v1/owners", "端木向阳");

        assertThat(repeat.statusCode()).isEqualTo(201);
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
        for (var header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(repeat.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
    }

    @Test
    void of_whoever_is_erased_a_repeat_tells_nothing_and_still_does_nothing() {
        var first = post("/v1/owners", "端木向阳");
        estate.api()
                .post("/v1/owners/" + first.path("id") + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(200);

        post("/v1/owners", "端木向阳")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", equalTo(first.header("Location")))
                .header("Content-Type", nullValue())
                .body(equalTo(""));
        assertThat(stored("num_nulls(body_sealed) + cardinality(names)")).isEqualTo("1");
    }

    @Test
    void a_long_answer_is_kept_whole_and_found_by_any_id_in_it() {
        var ids = Stream.generate(Ids::next).limit(3000).toList();
        var body = ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"name\":\"端木向阳，住在三栋二单元，由大门岗登记，请在晚上七点之后联系\",\"houses\":[1,2,3]}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(400_000);
        keep(body);

        assertThat(claimed().body()).isEqualTo(body);

        forget(Ids.next());
        assertThat(claimed().body()).isNotNull();
        forget(ids.get(2999));
        assertThat(claimed()).isEqualTo(new Answer(201, "/v1/things/1", "\"1\"", null));
    }

    @Test
    void ids_are_found_however_they_stand() {
        var plain = Ids.next();
        var large = Ids.next();
        var buried = Ids.next();
        var answer = "{\"id\":\"%s\",\"text\":\"见 %s\",\"path\":\"ab%s%s\"}"
                .formatted(plain, large.toString().toUpperCase(Locale.ROOT), buried, buried);
        for (var id : List.of(plain, large, buried)) {
            keep(answer);
            forget(id);
            assertThat(claimed().body()).isNull();
        }
    }

    @Test
    void a_key_that_is_used_anew_after_a_day_remembers_the_new_answer() {
        keep("{\"first\":true}");
        TestClock.advance(Duration.ofHours(24));
        keep("{\"second\":true}");

        assertThat(claimed().body()).isEqualTo("{\"second\":true}");
        keep(null);
        assertThat(claimed().body()).isNull();
    }

    @Test
    void what_names_somebody_is_found_by_an_index() {
        var plan = database.in(ANYONE, () -> {
            database.handle().execute("set local enable_seqscan = off");
            return database.handle()
                    .createQuery(
                            "explain update idempotency_record set body_sealed = null, names = '{}' where names && :ids")
                    .bindArray("ids", UUID.class, List.of(Ids.next()))
                    .mapTo(String.class)
                    .list();
        });
        assertThat(plan).anyMatch(line -> line.contains("idempotency_record_names_ix"));
    }

    private io.huiyin.testing.Answer post(String path, String name) {
        return estate.api()
                .request()
                .header("Idempotency-Key", key)
                .body(Api.json(
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '%s', 'phones': ['13900001111']}",
                        estate.community(), name))
                .post(path);
    }

    private void keep(String body) {
        database.in(ANYONE, () -> records.keep(request, new Answer(201, "/v1/things/1", "\"1\"", body)));
    }

    private Answer claimed() {
        return database.in(ANYONE, () -> records.claim(request)).orElseThrow();
    }

    private void forget(UUID id) {
        database.in(ANYONE, () -> records.forgetBodies(List.of(id)));
    }

    private String stored(String what) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select <what> from idempotency_record where key = :key")
                        .define("what", what)
                        .bind("key", key)
                        .mapTo(String.class)
                        .one());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
