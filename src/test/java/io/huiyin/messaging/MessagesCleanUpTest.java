package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.huiyin.database.Database;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EveryWay.class)
class MessagesCleanUpTest {

    private static final Duration KEPT = Duration.ofDays(730);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Api api = Api.admin();

    @Inject
    SenderJob sender;

    @Inject
    MessagesCleanUpJob job;

    @Inject
    TestOutbox.Desk desk;

    @Inject
    TestOutbox.People people;

    @Inject
    Database database;

    private UUID community;
    private SubjectRef wang;

    @BeforeEach
    void start() {
        TestClock.set("2025-06-06T15:00");
        community = api.community();
        wang = people.add("王一", Map.of(ChannelKind.LETTER, "翠湖花园 1-1", ChannelKind.E_MAIL, "wang@example.com"));
    }

    @AfterEach
    void stop() {
        // What is left over must not leave in the next test.
        people.contacts.clear();
        TestClock.set("2025-06-07T15:00");
        sender.run(null);
        TestClock.reset();
    }

    @Test
    void what_was_sent_or_given_up_is_kept_for_its_time_and_then_removed() {
        var sent = letter();
        note(sent, "done", "{}");
        TestClock.advance(SECOND);
        var dead = letter();
        note(dead, "failed", "{'reason': '退信'}");

        TestClock.advance(KEPT.minus(SECOND.multipliedBy(2)));
        run();
        api.get("/v1/notifications/" + sent).statusCode(200);
        TestClock.advance(SECOND);
        run();
        api.get("/v1/notifications/" + sent).statusCode(404);
        api.get("/v1/notifications/" + dead).statusCode(200);
        TestClock.advance(SECOND);
        run();
        api.get("/v1/notifications/" + dead).statusCode(404);

        api.get("/v1/jobs").body("items.name", hasItem("messages-clean-up"));
    }

    @Test
    void what_has_still_to_be_sent_or_done_stays_however_old_it_is() {
        var toDo = letter();
        var failed = desk.queue(community, wang, ChannelKind.E_MAIL);
        sender.run(null);
        var queued = desk.queue(community, wang, ChannelKind.E_MAIL);
        TestClock.set("2025-06-06T23:00");
        var held = desk.queue(community, wang, ChannelKind.E_MAIL);
        TestClock.advance(KEPT.multipliedBy(2));

        run();

        expect(toDo, "TO_DO");
        expect(failed, "FAILED");
        expect(queued, "QUEUED");
        expect(held, "HELD");
    }

    @Test
    void a_letter_that_was_done_late_is_kept_from_then_on() {
        var id = letter();
        TestClock.advance(KEPT);
        note(id, "done", "{}");

        run();

        expect(id, "SENT");
    }

    @Test
    void many_are_removed_in_batches_also_by_two_at_once() throws Exception {
        run();
        int many = 2 * MessagesCleanUpJob.BATCH + 7;
        var pattern = letter();
        note(pattern, "done", "{}");
        copy(pattern, many);
        TestClock.advance(KEPT);

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> (Integer) job.run(null).get("removed");
            int removed = 0;
            for (var run : pool.invokeAll(List.of(one, one))) removed += run.get();

            assertThat(removed).isGreaterThanOrEqualTo(many + 1);
        }
        assertThat(left()).isZero();
    }

    private UUID letter() {
        var id = desk.queue(community, wang, ChannelKind.LETTER);
        sender.run(null);
        expect(id, "TO_DO");
        return id;
    }

    private void note(UUID id, String action, String body) {
        api.post("/v1/notifications/" + id + "/" + action, body).statusCode(200);
    }

    private void run() {
        api.post("/v1/jobs/messages-clean-up/run")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("result.removed", greaterThanOrEqualTo(0));
    }

    private void expect(UUID id, String status) {
        api.get("/v1/notifications/" + id).statusCode(200).body("status", equalTo(status));
    }

    private void copy(UUID pattern, int times) {
        database.asSystem("test", () -> {
            database.handle()
                    .createUpdate("""
                            insert into message
                            select (jsonb_populate_record(message, jsonb_build_object(
                                       'id', gen_random_uuid(), 'dedupe_key', 'copy ' || n))).*
                              from message, generate_series(1, :times) as n
                             where id = :pattern
                            """)
                    .bind("times", times)
                    .bind("pattern", pattern)
                    .execute();
        });
    }

    private int left() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(*) from message where community_id = :community")
                        .bind("community", community)
                        .mapTo(Integer.class)
                        .one());
    }
}
