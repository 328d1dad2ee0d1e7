package io.huiyin.callbacks;

import static io.huiyin.callbacks.AttemptOutcome.NO_ANSWER;
import static io.huiyin.callbacks.AttemptOutcome.REACHED;
import static io.huiyin.callbacks.AttemptOutcome.WRONG_NUMBER;
import static io.huiyin.callbacks.CallbackBuilder.DUE_AT;
import static io.huiyin.callbacks.CallbackBuilder.aCallback;
import static io.huiyin.callbacks.CallbackBuilder.attempt;
import static io.huiyin.callbacks.CallbackBuilder.byPhone;
import static io.huiyin.callbacks.CallbackBuilder.callLater;
import static io.huiyin.testing.TestClock.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.callbacks.CallbackEvent.CallbackAssigned;
import io.huiyin.callbacks.CallbackEvent.CallbackAttempted;
import io.huiyin.callbacks.CallbackEvent.CallbackCompleted;
import io.huiyin.callbacks.CallbackEvent.CallbackExempted;
import io.huiyin.callbacks.CallbackEvent.CallbackOwed;
import io.huiyin.callbacks.CallbackEvent.CallbackUnreachable;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The moves of a callback. */
class CallbackTest {

    private static final int LIMIT = 3;
    private static final UUID LIN = Ids.next();
    private static final Instant MONDAY_TEN = at("2025-06-09T10:00");

    @Test
    void it_is_due_from_the_answer_on() {
        var callback = aCallback().owedBy(LIN).build();

        assertThat(callback.state().status).isEqualTo(CallbackStatus.DUE);
        assertThat(callback.state().dueAt).isEqualTo(DUE_AT);
        assertThat(callback.news()).hasExactlyElementsOfTypes(CallbackOwed.class);
        assertThat(callback.news().getFirst().data()).containsEntry("assigneeId", LIN);
    }

    @Test
    void the_third_failed_attempt_ends_it_as_unreachable() {
        var callback = aCallback().build();

        callback.attempt(attempt(NO_ANSWER), MONDAY_TEN, LIN, LIMIT);
        callback.attempt(attempt(WRONG_NUMBER), MONDAY_TEN, LIN, LIMIT);
        assertThat(callback.state().status).isEqualTo(CallbackStatus.DUE);
        callback.attempt(attempt(NO_ANSWER), MONDAY_TEN, LIN, LIMIT);

        assertThat(callback.state().status).isEqualTo(CallbackStatus.UNREACHABLE);
        assertThat(callback.state().settledAt).isEqualTo(MONDAY_TEN);
        assertThat(callback.state().settledBy).isEqualTo(LIN);
        assertThat(callback.news())
                .hasExactlyElementsOfTypes(
                        CallbackOwed.class,
                        CallbackAttempted.class,
                        CallbackAttempted.class,
                        CallbackAttempted.class,
                        CallbackUnreachable.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"REACHED", "CALL_LATER"})
    void to_reach_the_owner_counts_as_an_attempt_but_not_as_a_failed_one(AttemptOutcome outcome) {
        var callback = aCallback().build();
        var later = outcome == REACHED ? attempt(outcome) : callLater(MONDAY_TEN.plusSeconds(60));

        for (int i = 0; i < LIMIT; i++) callback.attempt(later, MONDAY_TEN, LIN, LIMIT);

        assertThat(callback.state().status).isEqualTo(CallbackStatus.DUE);
        assertThat(callback.state().attempts).isEqualTo(LIMIT);
        assertThat(callback.state().failedAttempts).isZero();
    }

    @Test
    void a_time_that_the_owner_asks_for_moves_the_next_attempt_and_never_the_due_time() {
        var callback = aCallback().build();
        var wednesday = at("2025-06-11T09:00");

        callback.attempt(callLater(wednesday), MONDAY_TEN, LIN, LIMIT);

        assertThat(callback.state().nextAttemptAt).isEqualTo(wednesday);
        assertThat(callback.state().dueAt).isEqualTo(DUE_AT);
    }

    @Test
    void the_attempt_at_that_time_settles_the_appointment() {
        var callback = aCallback().build();
        callback.attempt(callLater(MONDAY_TEN.plusSeconds(3600)), MONDAY_TEN, LIN, LIMIT);

        callback.attempt(attempt(NO_ANSWER), MONDAY_TEN.plusSeconds(3600), LIN, LIMIT);

        assertThat(callback.state().nextAttemptAt).isNull();
    }

    static Stream<Arguments> appointments() {
        return Stream.of(
                Arguments.of(callLater(null), "time-needed"),
                Arguments.of(callLater(MONDAY_TEN), "not-in-the-future"),
                Arguments.of(callLater(MONDAY_TEN.minusSeconds(1)), "not-in-the-future"),
                Arguments.of(
                        new AttemptDetails(CallbackMethod.PHONE, NO_ANSWER, MONDAY_TEN.plusSeconds(60), null, null),
                        "misplaced"));
    }

    @ParameterizedTest
    @MethodSource("appointments")
    void only_an_appointment_has_a_time_and_it_lies_ahead(AttemptDetails details, String code) {
        var callback = aCallback().build();

        assertThatThrownBy(() -> callback.attempt(details, MONDAY_TEN, LIN, LIMIT))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type().status()).isEqualTo(422);
                    assertThat(problem.errors()).extracting("pointer").containsExactly("/callLaterAt");
                    assertThat(problem.errors()).extracting("code").containsExactly(code);
                });
        assertThat(callback.state().attempts).isZero();
    }

    @Test
    void to_complete_it_needs_no_attempt_before_and_records_one_that_reached_the_owner() {
        var callback = aCallback().build();

        var attempt = callback.complete(byPhone(5), MONDAY_TEN, LIN);

        assertThat(attempt).isEqualTo(new Attempt(1, CallbackMethod.PHONE, REACHED, MONDAY_TEN, null, null, LIN));
        assertThat(callback.state().status).isEqualTo(CallbackStatus.DONE);
        assertThat(callback.state().attempts).isEqualTo(1);
        assertThat(callback.state().failedAttempts).isZero();
    }

    @Test
    void its_completion_says_whether_the_owner_was_satisfied() {
        var callback = aCallback().build();

        callback.complete(byPhone(3), MONDAY_TEN, LIN);

        assertThat(callback.news())
                .hasExactlyElementsOfTypes(CallbackOwed.class, CallbackAttempted.class, CallbackCompleted.class);
        assertThat(callback.news().getLast().data()).containsEntry("satisfied", false);
    }

    @Test
    void an_exempted_one_keeps_the_reason_and_tells_nobody_but_its_cause() {
        var callback = aCallback().build();

        callback.exempt("业主长期在国外", MONDAY_TEN, LIN);

        assertThat(callback.state().status).isEqualTo(CallbackStatus.EXEMPT);
        assertThat(callback.state().exemptionReason).isEqualTo("业主长期在国外");
        assertThat(callback.news()).hasExactlyElementsOfTypes(CallbackOwed.class, CallbackExempted.class);
        assertThat(callback.news().getLast().data()).containsEntry("cause", ExemptionCause.DECIDED);
        assertThat(callback.news().getLast().data().values()).doesNotContain("业主长期在国外");
    }

    @Test
    void a_reopened_ticket_overtakes_it() {
        var callback = aCallback().build();

        callback.overtake(MONDAY_TEN);

        assertThat(callback.state().status).isEqualTo(CallbackStatus.EXEMPT);
        assertThat(callback.state().exemptionCause).isEqualTo(ExemptionCause.REOPENED);
    }

    @Test
    void it_can_be_handed_to_somebody_else_and_to_the_same_one_without_news() {
        var callback = aCallback().build();

        callback.assignTo(LIN, MONDAY_TEN);
        callback.assignTo(LIN, MONDAY_TEN);

        assertThat(callback.state().assigneeId).isEqualTo(LIN);
        assertThat(callback.state().version).isEqualTo(2);
        assertThat(callback.news()).hasExactlyElementsOfTypes(CallbackOwed.class, CallbackAssigned.class);
    }

    static Stream<Arguments> movesOfSettledOnes() {
        Consumer<Callback> complete = callback -> callback.complete(byPhone(5), MONDAY_TEN, LIN);
        Consumer<Callback> exempt = callback -> callback.exempt("reason", MONDAY_TEN, LIN);
        Consumer<Callback> giveUp = callback -> callback.attempt(attempt(NO_ANSWER), MONDAY_TEN, LIN, 1);
        Consumer<Callback> overtake = callback -> callback.overtake(MONDAY_TEN);
        Consumer<Callback> assign = callback -> callback.assignTo(Ids.next(), MONDAY_TEN);
        var settling = List.of(complete, exempt, giveUp, overtake);
        return settling.stream()
                .flatMap(first ->
                        Stream.concat(settling.stream(), Stream.of(assign)).map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("movesOfSettledOnes")
    void nothing_moves_a_settled_one(Consumer<Callback> first, Consumer<Callback> second) {
        var callback = aCallback().build();
        first.accept(callback);
        var status = callback.state().status;
        int version = callback.state().version;

        assertThatThrownBy(() -> second.accept(callback)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(CallbackProblems.NOT_DUE);
            assertThat(problem.members()).containsEntry("allowedActions", List.of());
        });
        assertThat(callback.state().status).isEqualTo(status);
        assertThat(callback.state().version).isEqualTo(version);
    }

    @Test
    void what_people_wrote_is_in_no_event() {
        var callback = aCallback().build();
        var note = "张女士说晚上再打";
        var details = new AttemptDetails(CallbackMethod.PHONE, NO_ANSWER, null, note, null);

        callback.attempt(details, MONDAY_TEN, LIN, LIMIT);

        assertThat(callback.news())
                .allSatisfy(event -> assertThat(event.data().toString()).doesNotContain(note));
    }
}
