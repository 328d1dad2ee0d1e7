package io.huiyin.sla;

import static io.huiyin.sla.Metric.CALLBACK;
import static io.huiyin.sla.Metric.FIRST_RESPONSE;
import static io.huiyin.sla.Metric.REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.SlaEvent.SlaTimerBreached;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Rule("SLA-10")
class SlaSweepTest {

    private static final PolicyFacts COMPLAINT =
            new PolicyFacts("COMPLAINT", "HYGIENE", "NORMAL", "VERBAL", null, null);

    @Inject
    SlaSweep sweep;

    @Inject
    SlaTimers timers;

    @Inject
    SlaPolicies policies;

    @Inject
    Database database;

    private final Api api = Api.admin();
    private UUID community;

    /** Stands for an upper room that cannot bear one subject. */
    @ApplicationScoped
    static class Upset {
        static final Set<UUID> BY = ConcurrentHashMap.newKeySet();

        void on(@Observes SlaTimerBreached breached) {
            if (BY.contains(breached.subject().id())) throw new IllegalStateException("an upper room is upset");
        }
    }

    @BeforeEach
    void aCommunityWithItsPolicies() {
        TestClock.set("2025-06-06T15:00");
        community = communityWithPolicies();
    }

    @AfterEach
    void backToTheStart() {
        Upset.BY.clear();
        TestClock.reset();
    }

    @Test
    void two_sweeps_at_once_settle_thousands_of_timers_once_each() throws Exception {
        var other = communityWithPolicies();
        open(community, 700);
        open(other, 300);
        TestClock.set("2025-06-30T15:00");

        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var runs = List.of(threads.submit(() -> sweepAfter(start)), threads.submit(() -> sweepAfter(start)));
            for (var run : runs) assertThat(run.get().failures()).isZero();
        }

        for (var place : List.of(community, other)) {
            int opened = place.equals(community) ? 700 : 300;
            assertThat(told(place, "sla-timer.breached")).hasSize(3 * opened).doesNotHaveDuplicates();
            assertThat(told(place, "sla-timer.warned")).hasSize(3 * opened * 2).doesNotHaveDuplicates();
            assertThat(told(place, "sla-timer.escalated"))
                    .hasSize(3 * opened * 4)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void what_was_swept_is_not_swept_again() {
        open(community, 3);
        TestClock.set("2025-06-30T15:00");

        sweep.run();
        var figures = sweep.run().figures();

        assertThat(figures).containsEntry("timers", 0).containsEntry("failed", 0);
        assertThat(told(community, "sla-timer.breached")).hasSize(9);
    }

    @Test
    void each_level_is_told_when_its_time_has_come() {
        var subject = subject();
        database.in(
                caller(community),
                () -> timers.startFirst(
                        community, subject, TimerMoves.at(TestClock.now()).start(COMPLAINT, FIRST_RESPONSE)));

        var told = new ArrayList<String>();
        for (var moment : List.of(
                "2025-06-07T02:59",
                "2025-06-07T03:00",
                "2025-06-07T10:12",
                "2025-06-07T15:00",
                "2025-06-07T15:01",
                "2025-06-08T15:00")) {
            TestClock.set(moment);
            sweep.run();
            told.add(moment + " " + roles(community));
        }

        assertThat(told)
                .containsExactly(
                        "2025-06-07T02:59 []",
                        "2025-06-07T03:00 [ASSIGNEE]",
                        "2025-06-07T10:12 [ASSIGNEE, SUPERVISOR]",
                        "2025-06-07T15:00 [ASSIGNEE, SUPERVISOR]",
                        "2025-06-07T15:01 [ASSIGNEE, SUPERVISOR, MANAGER]",
                        "2025-06-08T15:00 [ASSIGNEE, SUPERVISOR, MANAGER, MANAGER]");
    }

    @Test
    void a_warning_that_down_time_swallowed_is_made_up_once() {
        var subject = subject();
        database.in(
                caller(community),
                () -> timers.startFirst(
                        community, subject, TimerMoves.at(TestClock.now()).start(COMPLAINT, FIRST_RESPONSE)));

        TestClock.set("2025-06-07T09:00");
        sweep.run();
        sweep.run();

        assertThat(told(community, "sla-timer.warned")).hasSize(1);
        assertThat(timer(subject).status()).isEqualTo(TimerStatus.RUNNING);
    }

    @Test
    void a_breach_is_noted_at_the_due_moment_however_late_it_is_noticed() {
        var subject = subject();
        database.in(
                caller(community),
                () -> timers.startFirst(
                        community, subject, TimerMoves.at(TestClock.now()).start(COMPLAINT, FIRST_RESPONSE)));

        TestClock.set("2025-06-20T09:00");
        sweep.run();

        assertThat(timer(subject).status()).isEqualTo(TimerStatus.BREACHED);
        assertThat(timer(subject).breachedAt()).isEqualTo(TestClock.at("2025-06-07T15:00"));
        api.get("/v1/sla-timers?status=BREACHED&communityId=" + community)
                .statusCode(200)
                .body("items[0].breachedAt", equalTo("2025-06-07T07:00:00Z"));
    }

    @Test
    void a_slip_entered_long_after_climbs_only_the_highest_step() {
        var subject = subject();
        TestClock.set("2025-06-20T09:00");
        database.in(
                caller(community),
                () -> timers.startFirst(
                        community,
                        subject,
                        TimerMoves.at(TestClock.at("2025-06-06T15:00")).start(COMPLAINT, FIRST_RESPONSE)));

        sweep.run();

        assertThat(told(community, "sla-timer.warned")).isEmpty();
        assertThat(told(community, "sla-timer.breached")).hasSize(1);
        assertThat(roles(community)).containsExactly("MANAGER");
    }

    @Test
    void what_was_answered_is_left_alone() {
        var subject = subject();
        database.in(
                caller(community),
                () -> timers.startFirst(
                        community, subject, TimerMoves.at(TestClock.now()).start(COMPLAINT, FIRST_RESPONSE)));
        database.in(
                caller(community),
                () -> timers.apply(
                        community,
                        subject,
                        TimerMoves.at(TestClock.at("2025-06-06T16:00")).meet(FIRST_RESPONSE)));

        TestClock.set("2025-06-20T09:00");
        sweep.run();

        assertThat(timer(subject).status()).isEqualTo(TimerStatus.MET);
        assertThat(told(community, "sla-timer.breached")).isEmpty();
    }

    @Test
    void a_timer_that_fails_holds_up_no_other_and_is_tried_again() {
        var good = subject();
        var bad = subject();
        for (var subject : List.of(bad, good)) {
            database.in(
                    caller(community),
                    () -> timers.startFirst(
                            community, subject, TimerMoves.at(TestClock.now()).start(COMPLAINT, FIRST_RESPONSE)));
        }
        TestClock.set("2025-06-20T09:00");

        Upset.BY.add(bad.id());
        assertThat(sweep.run().failures()).isEqualTo(1);
        assertThat(timer(good).status()).isEqualTo(TimerStatus.BREACHED);
        assertThat(timer(bad).status()).isEqualTo(TimerStatus.RUNNING);
        assertThat(told(community, "sla-timer.breached")).hasSize(1);

        Upset.BY.clear();
        assertThat(sweep.run().failures()).isZero();
        assertThat(timer(bad).status()).isEqualTo(TimerStatus.BREACHED);
        assertThat(told(community, "sla-timer.breached")).hasSize(2);
    }

    @Test
    void the_sweep_can_be_run_by_hand() {
        open(community, 2);
        TestClock.set("2025-06-30T15:00");

        api.post("/v1/jobs/sla-sweep/run", "{}")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("result.failed", equalTo(0))
                .body("result.breached", greaterThanOrEqualTo(6));
        assertThat(told(community, "sla-timer.breached")).hasSize(6);
    }

    private SlaSweep.Tally sweepAfter(CyclicBarrier start) throws Exception {
        start.await();
        return sweep.run();
    }

    private UUID communityWithPolicies() {
        var made = api.community();
        database.in(caller(made), () -> policies.createDefaults(made));
        return made;
    }

    /** Subjects with three timers each. */
    private void open(UUID place, int subjects) {
        database.in(caller(place), () -> {
            for (int i = 0; i < subjects; i++) {
                var moves = TimerMoves.at(TestClock.now()).start(COMPLAINT, FIRST_RESPONSE, REPLY, CALLBACK);
                timers.startFirst(place, subject(), moves);
            }
        });
    }

    private TimerView timer(SubjectRef subject) {
        return database.in(caller(community), () -> timers.of(subject)).getFirst();
    }

    /** What the log says of a kind, as timer and data; two equal ones would be a thing done twice. */
    private List<String> told(UUID place, String type) {
        return events(place, type, "data::text");
    }

    private List<String> roles(UUID place) {
        return events(place, "sla-timer.escalated", "data ->> 'recipientRole'");
    }

    private List<String> events(UUID place, String type, String what) {
        return database.in(
                caller(place),
                () -> database.handle()
                        .createQuery("select " + what
                                + " from event where community_id = :place and type = :type order by seq")
                        .bind("place", place)
                        .bind("type", type)
                        .mapTo(String.class)
                        .list());
    }

    private static SubjectRef subject() {
        return new SubjectRef("ticket", Ids.next());
    }

    private static Caller caller(UUID place) {
        return Caller.job("test", place);
    }
}
