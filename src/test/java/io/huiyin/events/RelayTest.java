package io.huiyin.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayTest {

    @Inject
    Relay relay;

    @Inject
    Recorder recorder;

    @Inject
    Events events;

    @Inject
    Database database;

    private UUID community;

    private record Rung(UUID communityId, int number, Instant at) implements DomainEvent {

        @Override
        public String type() {
            return "test.rung";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("test", communityId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("number", number);
        }
    }

    /** Notes what it is given, and the communities that the database shows it meanwhile. */
    @Singleton
    static class Recorder implements EventHandler {

        final ConcurrentLinkedQueue<Integer> served = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<UUID> seen = new ConcurrentLinkedQueue<>();
        volatile int failing = -1;

        @Inject
        Database database;

        @Override
        public String name() {
            return "test-recorder";
        }

        @Override
        public boolean wants(String eventType) {
            return eventType.equals("test.rung");
        }

        @Override
        public void handle(StoredEvent event) {
            int number = (Integer) event.data().get("number");
            if (number == failing) throw new IllegalStateException("number " + number + " is refused");
            served.add(number);
            seen.addAll(database.handle()
                    .createQuery("select id from community")
                    .mapTo(UUID.class)
                    .list());
        }
    }

    @BeforeEach
    void start() {
        TestClock.reset();
        community = Api.admin().community();
        serveAll();
        recorder.served.clear();
        recorder.seen.clear();
        recorder.failing = -1;
    }

    @AfterEach
    void reset() {
        recorder.failing = -1;
        TestClock.reset();
    }

    @Test
    void each_event_is_handed_on_once_in_order_and_in_the_scope_of_its_community() {
        ring(1, 2, 3);

        serveAll();
        serveAll();

        assertThat(recorder.served).containsExactly(1, 2, 3);
        assertThat(recorder.seen).containsOnly(community);
    }

    @Test
    void a_failing_event_is_retried_alone_and_holds_up_nothing() {
        recorder.failing = 2;
        ring(1, 2, 3);

        serveAll();
        assertThat(recorder.served).containsExactly(1, 3);
        assertThat(relay.serveRetry(recorder)).isFalse();
        TestClock.advance(Duration.ofSeconds(30));
        recorder.failing = -1;

        assertThat(relay.serveRetry(recorder)).isTrue();
        assertThat(recorder.served).containsExactly(1, 3, 2);
        assertThat(relay.serveRetry(recorder)).isFalse();
    }

    @Test
    void an_event_that_never_succeeds_ends_as_a_dead_letter_with_its_reason() {
        recorder.failing = 7;
        ring(7);
        serveAll();

        int retries = 0;
        for (int day = 0; day < 20; day++) {
            TestClock.advance(Duration.ofDays(1));
            if (relay.serveRetry(recorder)) retries++;
        }

        assertThat(retries).isEqualTo(9);
        assertThat(deadLetters()).containsExactly("10 IllegalStateException");
    }

    @Test
    void two_relays_at_once_hand_on_each_event_once() throws Exception {
        ring(IntStream.range(0, 500).toArray());

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Void> work = () -> {
                for (int i = 0; i < 10; i++) relay.serveNew(recorder);
                return null;
            };
            for (var done : threads.invokeAll(List.of(work, work))) done.get();
        }
        serveAll();

        assertThat(recorder.served).hasSize(500).doesNotHaveDuplicates();
    }

    private void ring(int... numbers) {
        database.in(Caller.job("test", community), () -> {
            for (int number : numbers) events.publish(new Rung(community, number, TestClock.now()));
        });
    }

    private void serveAll() {
        while (relay.serveNew(recorder) > 0) {
            // Until the log is read to its end.
        }
    }

    private List<String> deadLetters() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select attempts || ' ' || error from relay_retry r "
                                + "join event e on e.tx = r.event_tx and e.seq = r.event_seq "
                                + "where r.dead_at is not null and e.community_id = :community")
                        .bind("community", community)
                        .mapTo(String.class)
                        .list());
    }
}
