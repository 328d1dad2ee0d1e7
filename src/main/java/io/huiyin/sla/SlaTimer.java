package io.huiyin.sla;

import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.SlaEvent.SlaTimerBreached;
import io.huiyin.sla.SlaEvent.SlaTimerEscalated;
import io.huiyin.sla.SlaEvent.SlaTimerMet;
import io.huiyin.sla.SlaEvent.SlaTimerRetargeted;
import io.huiyin.sla.SlaEvent.SlaTimerWarned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One promise of time about one subject (时限), with everything that it needs to stand for itself: the target and the
 * ladder are copies, so that later edits of a policy or a calendar leave it alone.
 *
 * <p>Every move takes the moment of the act, which may lie in the past: an act is judged by when it was done, not by when
 * it was entered.
 */
final class SlaTimer {

    private final State state;
    private final List<SlaEvent> news = new ArrayList<>();
    private boolean changed;

    /** The columns of the timer, as the repository reads and writes them. */
    static final class State {
        UUID id;
        UUID communityId;
        SubjectRef subject;
        Metric metric;
        TimerStatus status;
        Instant startedAt;
        Instant dueAt;
        Instant heldDueAt;
        Instant metAt;
        Instant breachedAt;
        Long overrunSeconds;
        List<PausedSpan> pauses = List.of();
        List<Retarget> retargets = List.of();
        Target target;
        Agenda agenda;
        boolean calendarConfirmed;
        UUID policyId;
        Instant createdAt;
        int version;
    }

    SlaTimer(State state) {
        this.state = state;
    }

    /** What a timer is about, apart from its time. */
    record Origin(UUID communityId, SubjectRef subject, Metric metric, UUID policyId, Ladder ladder) {}

    /**
     * Starts to run.
     *
     * @param now the present; {@code clock} may have started before, and then only the highest step that was reached by
     *     now is climbed
     */
    static SlaTimer started(Origin origin, TargetClock clock, Instant now) {
        var reckoning = clock.reckon();
        return started(origin, clock, reckoning.dueAt(), reckoning.confirmed(), now);
    }

    /** Starts to run towards a moment that was promised; clock time by nature. */
    static SlaTimer promised(Origin origin, TargetClock clock, Instant dueAt, Instant now) {
        return started(origin, clock, dueAt, true, now);
    }

    private static SlaTimer started(Origin origin, TargetClock clock, Instant dueAt, boolean confirmed, Instant now) {
        var state = new State();
        state.id = Ids.next();
        state.communityId = origin.communityId();
        state.subject = origin.subject();
        state.metric = origin.metric();
        state.status = TimerStatus.RUNNING;
        state.startedAt = clock.startedAt();
        state.dueAt = dueAt;
        state.target = clock.target();
        state.calendarConfirmed = confirmed;
        state.policyId = origin.policyId();
        state.createdAt = now;
        state.version = 1;
        state.agenda = Agenda.of(origin.ladder())
                .timed(percent -> clock.at(percent, dueAt, List.of()), dueAt)
                .startingAt(now);
        var timer = new SlaTimer(state);
        timer.changed = true;
        return timer;
    }

    /**
     * The act that was promised. By the due time it meets, and takes back a breach that was noted before; later it is a
     * breach, and the overrun is kept. Of several acts the earliest counts.
     */
    void meet(Instant at, WorkingCalendar calendar) {
        if (isSettled()) {
            if (state.metAt == null || !at.isBefore(state.metAt) || at.isBefore(state.startedAt)) return;
        } else {
            resume(at, calendar);
        }
        state.metAt = at;
        boolean wasMet = state.status == TimerStatus.MET;
        if (at.isAfter(state.dueAt)) {
            breach();
            state.overrunSeconds = Duration.between(state.dueAt, at).toSeconds();
        } else {
            state.status = TimerStatus.MET;
            state.overrunSeconds = null;
        }
        touch();
        if (!wasMet) {
            boolean onTime = state.status == TimerStatus.MET;
            news.add(
                    new SlaTimerMet(state.id, state.communityId, state.subject, state.metric, at, onTime, state.dueAt));
        }
    }

    /**
     * Time stands still from now on, where the metric allows it. A breach stays a breach, though the pause is on record.
     */
    void pause(String reason, Instant at) {
        if (isSettled() || !state.metric.canPause() || openPause() != null) return;
        var from = state.pauses.isEmpty()
                ? state.startedAt
                : state.pauses.getLast().to();
        var pause = new PausedSpan(at.isBefore(from) ? from : at, null, reason);
        if (pause.from().isAfter(state.dueAt)) breach();
        else hold();
        state.pauses = with(state.pauses, pause);
        touch();
    }

    /** Time goes on; what was left at the pause is left now. */
    void resume(Instant at, WorkingCalendar calendar) {
        var open = openPause();
        if (open == null) return;
        var closed = open.until(at);
        state.pauses = with(state.pauses.subList(0, state.pauses.size() - 1), closed);
        touch();
        if (state.status != TimerStatus.PAUSED) return;
        var clock = new TargetClock(state.target, state.startedAt, calendar);
        var dueAt = clock.moved(state.heldDueAt, closed);
        boolean moved = !dueAt.equals(state.heldDueAt);
        state.calendarConfirmed &= !moved || clock.isConfirmed(closed.from(), dueAt);
        state.status = TimerStatus.RUNNING;
        state.heldDueAt = null;
        state.dueAt = dueAt;
        retime(clock);
    }

    /** It is no longer owed. What was breached by then stays on record. */
    void cancel(Instant at) {
        if (isSettled()) return;
        var open = openPause();
        if (open != null) {
            state.pauses = with(state.pauses.subList(0, state.pauses.size() - 1), open.until(at));
        }
        if (state.status == TimerStatus.PAUSED) {
            state.dueAt = state.heldDueAt;
            state.heldDueAt = null;
        } else if (at.isAfter(state.dueAt)) {
            breach();
        }
        state.status = TimerStatus.CANCELLED;
        touch();
    }

    /** Another timer of the metric takes over: what can still be kept is no longer owed, a breach remains one. */
    void supersede(Instant at) {
        if (isSettled() || state.status == TimerStatus.BREACHED) return;
        if (state.status == TimerStatus.RUNNING && at.isAfter(state.dueAt)) {
            breach();
            touch();
        } else {
            cancel(at);
        }
    }

    /**
     * Promises something else on purpose, reckoned anew from the start with the present calendar and all pauses so far.
     * A breach that the new due time does not bear out is taken back and stays on record with the change.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if the timer is settled
     */
    void retarget(Target target, String reason, WorkingCalendar calendar, Instant now) {
        if (isSettled()) throw SlaProblems.timerSettled(state.status);
        var before = new Retarget(now, state.target, target, state.dueAt, null, state.breachedAt, reason);
        var clock = new TargetClock(target, state.startedAt, calendar);
        var reckoning = clock.reckon();
        var dueAt = clock.moved(reckoning.dueAt(), state.pauses);
        boolean moved = !dueAt.equals(reckoning.dueAt());
        state.calendarConfirmed = reckoning.confirmed() && (!moved || clock.isConfirmed(state.startedAt, dueAt));
        state.target = target;
        state.status = TimerStatus.RUNNING;
        state.breachedAt = null;
        state.heldDueAt = null;
        state.dueAt = dueAt;
        state.agenda = state.agenda.withoutBreach();
        retime(clock);
        state.agenda = state.agenda.startingAt(now);
        var pause = openPause();
        boolean held = pause != null && !pause.from().isAfter(dueAt);
        if (held) hold();
        state.retargets = with(state.retargets, before.to(state.dueAt));
        touch();
        news.add(new SlaTimerRetargeted(
                state.id, state.communityId, state.subject, state.metric, now, before.dueBefore(), state.dueAt));
        if (!held && now.isAfter(dueAt)) breach();
    }

    /** Does what has come due by now: warnings, the breach, steps of the ladder, each once. Not an act of anybody. */
    void climb(Instant now) {
        var due = nextAt() == null ? List.<Milestone>of() : state.agenda.due(now);
        if (due.isEmpty()) return;
        state.agenda = state.agenda.done(now);
        changed = true;
        for (var milestone : due) {
            switch (milestone.kind()) {
                case WARNING ->
                    news.add(new SlaTimerWarned(
                            state.id,
                            state.communityId,
                            state.subject,
                            state.metric,
                            now,
                            milestone.percent(),
                            state.dueAt));
                case BREACH -> breach();
                case ESCALATION ->
                    news.add(new SlaTimerEscalated(
                            state.id,
                            state.communityId,
                            state.subject,
                            state.metric,
                            now,
                            milestone.step(),
                            milestone.role(),
                            state.dueAt));
            }
        }
    }

    /** Whether nothing can be owed any more: met, even late, or cancelled. */
    boolean isSettled() {
        return state.status == TimerStatus.CANCELLED || state.metAt != null;
    }

    /** When the sweep is needed next; null if never. */
    Instant nextAt() {
        boolean counts = state.status == TimerStatus.RUNNING || state.status == TimerStatus.BREACHED;
        return counts && !isSettled() ? state.agenda.nextAt() : null;
    }

    State state() {
        return state;
    }

    /** Whether it has to be written. */
    boolean isChanged() {
        return changed;
    }

    /** What happened since it was read, in order. */
    List<SlaEvent> news() {
        return List.copyOf(news);
    }

    private void hold() {
        state.status = TimerStatus.PAUSED;
        state.heldDueAt = state.dueAt;
        state.dueAt = null;
        if (state.breachedAt != null) {
            state.breachedAt = null;
            state.agenda = state.agenda.withoutBreach();
        }
    }

    private void breach() {
        state.status = TimerStatus.BREACHED;
        if (state.breachedAt != null) return;
        state.breachedAt = state.dueAt;
        state.agenda = state.agenda.breached(state.dueAt);
        news.add(new SlaTimerBreached(state.id, state.communityId, state.subject, state.metric, state.dueAt));
    }

    private void retime(TargetClock clock) {
        var dueAt = state.dueAt;
        state.agenda = state.agenda.timed(percent -> clock.at(percent, dueAt, state.pauses), dueAt);
    }

    private PausedSpan openPause() {
        return !state.pauses.isEmpty() && state.pauses.getLast().isOpen() ? state.pauses.getLast() : null;
    }

    private void touch() {
        if (!changed) state.version++;
        changed = true;
    }

    private static <T> List<T> with(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
