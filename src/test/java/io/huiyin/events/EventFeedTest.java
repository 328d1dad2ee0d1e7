package io.huiyin.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventFeedTest {

    private final Api api = Api.admin();

    @Inject
    Events events;

    @Inject
    Database database;

    @Inject
    Flyway flyway;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.flyway.username")
    String ownerName;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    private record Noted(UUID communityId, String word, Instant at) implements DomainEvent {

        @Override
        public String type() {
            return "test.noted";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("test", communityId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("word", word);
        }
    }

    @Test
    void an_event_is_a_cloud_event() {
        var community = api.community();

        feed(community, null)
                .body("items[0].specversion", equalTo("1.0"))
                .body("items[0].type", equalTo("io.huiyin.community.created"))
                .body("items[0].subject", equalTo("community/" + community))
                .body("items[0].communityid", equalTo(community.toString()))
                .body("items[0].time", equalTo(TestClock.now().toString()))
                .body("items[0].actor", equalTo("API_KEY:test administrator"))
                .body("nextCursor", notNullValue());
    }

    @Test
    void what_is_rolled_back_was_never_published() {
        var community = api.community();
        var before = cursor(community);
        try {
            database.in(Caller.job("test", community), () -> {
                events.publish(new Noted(community, "lost", TestClock.now()));
                throw new IllegalStateException("something else failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("something else failed");
        }

        feed(community, before).body("items", equalTo(List.of()));
    }

    /** The event with the lower place commits last: a reader that passed it by would never see it. */
    @Test
    void a_reader_never_passes_an_event_whose_transaction_commits_late() throws Exception {
        var community = api.community();
        var start = cursor(community);
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var slow = Executors.newSingleThreadExecutor()) {
            var late = slow.submit(() -> database.in(Caller.job("slow", community), () -> {
                database.handle().execute("select pg_current_xact_id()");
                events.publish(new Noted(community, "first begun", TestClock.now()));
                written.countDown();
                await(mayCommit);
            }));
            written.await();
            database.in(
                    Caller.job("fast", community),
                    () -> events.publish(new Noted(community, "first committed", TestClock.now())));

            var duringWords = feed(community, start).extract().jsonPath().getList("items.data.word");
            var during = cursor(community, start);
            mayCommit.countDown();
            late.get();
            var afterWords = feed(community, during).extract().jsonPath().getList("items.data.word");

            assertThat(duringWords).isEmpty();
            assertThat(afterWords).isEqualTo(List.of("first begun", "first committed"));
        }
    }

    @Test
    void a_reader_sees_its_own_communities_alone_and_comes_back_with_its_cursor() {
        var mine = api.community();
        api.community();
        var reader = Api.scoped(List.of("events:read"), mine);

        var first = reader.get("/v1/events?limit=1").statusCode(200).extract().jsonPath();
        var second = reader.get("/v1/events?after=" + first.getString("nextCursor"))
                .extract()
                .jsonPath();

        assertThat(first.getList("items.communityid")).containsExactly(mine.toString());
        assertThat(second.getList("items.communityid"))
                .doesNotContain((Object) null)
                .allMatch(mine.toString()::equals);
        reader.get("/v1/events?after=x").statusCode(400);
    }

    /** A dump keeps the numbers of the server that it was taken from; the one that it is restored into counts from anew. */
    @Test
    void a_log_restored_into_a_server_that_has_counted_less_goes_on_behind_its_last_event() throws SQLException {
        var community = api.community();
        var start = cursor(community);
        restore(community, "of the other server");

        flyway.migrate();
        database.in(
                Caller.job("test", community),
                () -> events.publish(new Noted(community, "of this one", TestClock.now())));

        assertThat(feed(community, start).extract().jsonPath().getList("items.data.word"))
                .isEqualTo(List.of("of the other server", "of this one"));
    }

    private void restore(UUID community, String word) throws SQLException {
        try (var owner = DriverManager.getConnection(jdbcUrl, ownerName, ownerPassword);
                var insert = owner.prepareStatement("""
                        insert into event (tx, id, community_id, type, subject_type, subject_id, occurred_at, recorded_at,
                            actor_kind, actor_name, data)
                        values ((huiyin_event_tx()::text::bigint + 1000000)::text::xid8, gen_random_uuid(), ?, 'test.noted',
                            'test', gen_random_uuid(), now(), now(), 'JOB', 'restore', jsonb_build_object('word', ?))
                        """)) {
            insert.setObject(1, community);
            insert.setString(2, word);
            insert.executeUpdate();
        }
    }

    private Answer feed(UUID community, String after) {
        return api.get("/v1/events?communityId=" + community + (after == null ? "" : "&after=" + after))
                .statusCode(200);
    }

    private String cursor(UUID community) {
        return cursor(community, null);
    }

    private String cursor(UUID community, String after) {
        return feed(community, after).extract().path("nextCursor");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
