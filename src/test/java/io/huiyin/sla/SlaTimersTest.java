package io.huiyin.sla;

import static io.huiyin.sla.Metric.CALLBACK;
import static io.huiyin.sla.Metric.FIRST_RESPONSE;
import static io.huiyin.sla.Metric.ON_SITE;
import static io.huiyin.sla.Metric.PROMISE;
import static io.huiyin.sla.Metric.REPLY;
import static io.huiyin.sla.Metric.RESOLUTION;
import static io.huiyin.testing.TestClock.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.huiyin.calendar.Target;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.SlaPolicies.Terms;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What acts do to timers, through the façade and the database. */
@QuarkusTest
class SlaTimersTest {

    private static final PolicyFacts VERBAL_COMPLAINT =
            new PolicyFacts("COMPLAINT", "HYGIENE", "NORMAL", "VERBAL", null, null);
    private static final PolicyFacts URGENT_REPAIR =
            new PolicyFacts("REPAIR", "PLUMBING", "URGENT", "VERBAL", null, null);

    @Inject
    SlaTimers timers;

    @Inject
    SlaPolicies policies;

    @Inject
    Database database;

    @Inject
    StatementCounter statements;

    private final SubjectRef ticket = new SubjectRef("ticket", Ids.next());
    private UUID community;

    @BeforeEach
    void aCommunityWithItsPolicies() {
        TestClock.set("2025-06-06T15:00");
        community = Api.admin().community();
        run(() -> {
            policies.createDefaults(community);
            return null;
        });
    }

    @AfterEach
    void backToTheStart() {
        TestClock.reset();
    }

    @Test
    @Rule({"SLA-01", "SLA-02", "SLA-09", "SLA-10"})
    void a_verbal_complaint_is_answered_within_24_hours_and_one_working_day() {
        var started = start(VERBAL_COMPLAINT, FIRST_RESPONSE, REPLY);

        assertThat(started)
                .extracting(TimerView::metric, TimerView::status, TimerView::dueAt, TimerView::target)
                .containsExactlyInAnyOrder(
                        tuple(FIRST_RESPONSE, TimerStatus.RUNNING, at("2025-06-07T15:00"), hours(24)),
                        tuple(REPLY, TimerStatus.RUNNING, at("2025-06-09T20:00"), Target.workingDays(1)));
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(started);
    }

    @Test
    @Rule("SLA-03")
    void a_letter_is_answered_within_three_working_days() {
        var letter = new PolicyFacts("COMPLAINT", "HYGIENE", "NORMAL", "WRITTEN", null, null);

        assertThat(start(letter, REPLY)).extracting(TimerView::dueAt).containsExactly(at("2025-06-11T20:00"));
    }

    @Test
    @Rule("SLA-06")
    void a_dissatisfied_owner_gets_the_shortest_first_response() {
        var dissatisfied = new PolicyFacts("REPAIR", "PLUMBING", "NORMAL", "VERBAL", "DISSATISFIED", null);

        assertThat(start(dissatisfied, FIRST_RESPONSE))
                .extracting(TimerView::dueAt)
                .containsExactly(at("2025-06-06T16:00"));
    }

    @Test
    void an_urgent_repair_is_on_site_within_ten_minutes_at_night_too() {
        TestClock.set("2025-06-07T23:55");

        var started = apply(TimerMoves.at(TestClock.now()).restart(URGENT_REPAIR, ON_SITE));

        assertThat(started).extracting(TimerView::dueAt).containsExactly(at("2025-06-08T00:05"));
    }

    @Test
    void no_policy_no_timer() {
        assertThat(start(VERBAL_COMPLAINT, ON_SITE, RESOLUTION)).isEmpty();
    }

    @Test
    @Rule("SLA-04")
    void an_interim_reply_meets_the_reply_and_starts_what_it_promises() {
        start(VERBAL_COMPLAINT, FIRST_RESPONSE, REPLY);
        TestClock.set("2025-06-09T10:00");

        var after = apply(TimerMoves.at(TestClock.now())
                .meet(FIRST_RESPONSE, REPLY, PROMISE)
                .promise(VERBAL_COMPLAINT, at("2025-06-12T12:00")));

        assertThat(after)
                .extracting(TimerView::metric, TimerView::status, TimerView::dueAt)
                .containsExactlyInAnyOrder(
                        tuple(FIRST_RESPONSE, TimerStatus.BREACHED, at("2025-06-07T15:00")),
                        tuple(REPLY, TimerStatus.MET, at("2025-06-09T20:00")),
                        tuple(PROMISE, TimerStatus.RUNNING, at("2025-06-12T12:00")));
        assertThat(after.getLast().target()).isEqualTo(hours(74));
    }

    @Test
    @Rule("SLA-04")
    void a_second_promise_meets_the_first_and_runs_by_itself() {
        apply(TimerMoves.at(TestClock.now()).promise(VERBAL_COMPLAINT, at("2025-06-07T12:00")));
        TestClock.set("2025-06-07T11:00");

        var after =
                apply(TimerMoves.at(TestClock.now()).meet(PROMISE).promise(VERBAL_COMPLAINT, at("2025-06-08T12:00")));

        assertThat(after).extracting(TimerView::status).containsExactly(TimerStatus.MET, TimerStatus.RUNNING);
    }

    @Test
    void a_promise_lies_after_the_act_and_not_too_far() {
        for (var promised : List.of(TestClock.now(), at("2025-06-05T12:00"), at("2027-06-05T12:00"))) {
            assertThatThrownBy(() -> apply(TimerMoves.at(TestClock.now()).promise(VERBAL_COMPLAINT, promised)))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.type().status()).isEqualTo(422);
                        assertThat(problem.errors().getFirst().pointer()).isEqualTo("/promisedAt");
                    });
        }
    }

    @Test
    void what_is_still_owed_does_not_start_again() {
        start(VERBAL_COMPLAINT, FIRST_RESPONSE);

        assertThat(apply(TimerMoves.at(at("2025-06-06T18:00")).start(VERBAL_COMPLAINT, FIRST_RESPONSE)))
                .extracting(TimerView::startedAt)
                .containsExactly(at("2025-06-06T15:00"));
    }

    @Test
    void rework_starts_the_reply_anew_beside_the_one_that_was_met() {
        start(VERBAL_COMPLAINT, REPLY);
        apply(TimerMoves.at(at("2025-06-06T16:00")).meet(REPLY));

        var after = apply(TimerMoves.at(at("2025-06-09T10:00")).start(VERBAL_COMPLAINT, REPLY));

        assertThat(after)
                .extracting(TimerView::status, TimerView::dueAt)
                .containsExactly(
                        tuple(TimerStatus.MET, at("2025-06-09T20:00")),
                        tuple(TimerStatus.RUNNING, at("2025-06-10T20:00")));
    }

    @Test
    void a_second_assignment_runs_anew_and_a_missed_one_stays_missed() {
        apply(TimerMoves.at(at("2025-06-06T15:00")).restart(URGENT_REPAIR, ON_SITE));
        apply(TimerMoves.at(at("2025-06-06T15:05")).restart(URGENT_REPAIR, ON_SITE));
        apply(TimerMoves.at(at("2025-06-06T15:20")).restart(URGENT_REPAIR, ON_SITE));

        var after = apply(TimerMoves.at(at("2025-06-06T15:25")).meet(ON_SITE));

        assertThat(after)
                .extracting(TimerView::startedAt, TimerView::status, TimerView::overrunSeconds)
                .containsExactly(
                        tuple(at("2025-06-06T15:00"), TimerStatus.CANCELLED, null),
                        tuple(at("2025-06-06T15:05"), TimerStatus.BREACHED, 600L),
                        tuple(at("2025-06-06T15:20"), TimerStatus.MET, null));
    }

    @Test
    @Rule("SLA-10")
    void a_pause_is_kept_with_its_reason_and_moves_the_due_time() {
        timeLimit("PLUMBING", Target.workingDays(3));
        start(URGENT_REPAIR, RESOLUTION, FIRST_RESPONSE);

        var paused = apply(TimerMoves.at(at("2025-06-09T10:00")).pause("OWNER_ABSENT"));
        assertThat(only(paused, RESOLUTION).dueAt()).isNull();
        assertThat(only(paused, RESOLUTION).status()).isEqualTo(TimerStatus.PAUSED);
        assertThat(only(paused, FIRST_RESPONSE).status()).isEqualTo(TimerStatus.RUNNING);

        var resumed = apply(TimerMoves.at(at("2025-06-10T15:00")).resume());
        assertThat(only(resumed, RESOLUTION).dueAt()).isEqualTo(at("2025-06-12T20:00"));
        assertThat(only(stored(), RESOLUTION).pauses())
                .containsExactly(new PausedSpan(at("2025-06-09T10:00"), at("2025-06-10T15:00"), "OWNER_ABSENT"));
    }

    @Test
    void cancelling_cancels_all() {
        timeLimit("PLUMBING", Target.workingDays(3));
        start(URGENT_REPAIR, FIRST_RESPONSE, ON_SITE, RESOLUTION);
        apply(TimerMoves.at(at("2025-06-06T15:01")).pause("PARTS"));

        var after = apply(TimerMoves.at(at("2025-06-06T15:02")).cancelAll());

        assertThat(after).hasSize(3).extracting(TimerView::status).containsOnly(TimerStatus.CANCELLED);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(after);
    }

    @Test
    void a_policy_that_is_edited_rewrites_nothing_that_runs() {
        var policy = timeLimit("PLUMBING", Target.workingDays(3));
        start(URGENT_REPAIR, RESOLUTION);

        var edited = policies.change(
                caller(),
                policy.id(),
                Expected.ANY,
                new Terms(null, policy.condition(), hours(1), new Ladder(List.of())));
        assertThat(only(stored(), RESOLUTION).dueAt()).isEqualTo(at("2025-06-11T20:00"));
        policies.remove(caller(), edited.id(), Expected.ANY);

        assertThat(only(stored(), RESOLUTION).target()).isEqualTo(Target.workingDays(3));
        assertThat(timers.get(caller(), stored().getFirst().id()).steps()).hasSize(7);
    }

    @Test
    void several_subjects_are_read_in_one_statement() {
        var other = new SubjectRef("ticket", Ids.next());
        start(VERBAL_COMPLAINT, FIRST_RESPONSE, REPLY);
        run(() -> timers.startFirst(
                community, other, TimerMoves.at(TestClock.now()).start(URGENT_REPAIR, ON_SITE)));
        statements.restart();

        var found = run(() -> timers.of("ticket", List.of(ticket.id(), other.id(), Ids.next())));

        assertThat(found.get(ticket.id())).hasSize(2);
        assertThat(found.get(other.id())).hasSize(1);
        assertThat(found).hasSize(2);
        assertThat(statements.statements()).hasSize(1);
    }

    @Test
    void the_first_timers_cost_two_statements_and_an_act_two_more_and_its_events() {
        start(VERBAL_COMPLAINT, FIRST_RESPONSE);
        var fresh = new SubjectRef("ticket", Ids.next());

        statements.restart();
        run(() -> timers.startFirst(
                community, fresh, TimerMoves.at(TestClock.now()).start(VERBAL_COMPLAINT, FIRST_RESPONSE, REPLY)));
        assertThat(statements.statements()).hasSize(2);

        statements.restart();
        run(() -> timers.apply(community, fresh, TimerMoves.at(TestClock.now()).meet(FIRST_RESPONSE, REPLY)));
        assertThat(statements.statements())
                .filteredOn(sql -> sql.contains("sla_timer"))
                .hasSize(2);
    }

    @Test
    void another_community_sees_nothing_of_it() {
        start(VERBAL_COMPLAINT, FIRST_RESPONSE);
        var stranger = Caller.job("test", Api.admin().community());

        assertThat(database.in(stranger, () -> timers.of(ticket))).isEmpty();
    }

    @Test
    void a_callback_is_due_after_one_working_day() {
        assertThat(start(VERBAL_COMPLAINT, CALLBACK))
                .extracting(TimerView::dueAt)
                .containsExactly(at("2025-06-09T20:00"));
    }

    private SlaPolicy timeLimit(String category, Target target) {
        var condition = new PolicyFacts(null, category, null, null, null, null);
        return policies.create(caller(), community, RESOLUTION, new Terms(null, condition, target, Ladder.STANDARD));
    }

    private List<TimerView> start(PolicyFacts facts, Metric... metrics) {
        return run(() -> timers.startFirst(
                community, ticket, TimerMoves.at(TestClock.now()).start(facts, metrics)));
    }

    private List<TimerView> apply(TimerMoves moves) {
        return run(() -> timers.apply(community, ticket, moves));
    }

    private List<TimerView> stored() {
        return run(() -> timers.of(ticket));
    }

    private <T> T run(Supplier<T> work) {
        return database.in(caller(), work);
    }

    private Caller caller() {
        return Caller.job("test", community);
    }

    private static TimerView only(List<TimerView> timers, Metric metric) {
        return timers.stream()
                .filter(timer -> timer.metric() == metric)
                .reduce((one, other) -> {
                    throw new AssertionError("two timers of " + metric);
                })
                .orElseThrow();
    }

    private static Target hours(int hours) {
        return Target.clockTime(Duration.ofHours(hours));
    }
}
