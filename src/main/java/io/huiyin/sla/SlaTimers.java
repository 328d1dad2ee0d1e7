package io.huiyin.sla;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.huiyin.calendar.Calendars;
import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.SlaTimerRepository.After;
import io.huiyin.sla.SlaTimerRepository.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The timers of any room's subjects (时限).
 *
 * <p>What an act does to its subject's timers is one {@link TimerMoves}, read in one statement and written in one; one
 * more reads the policies where something starts. The moves run in the running transaction, and what they bring about is
 * published in it.
 */
@ApplicationScoped
public class SlaTimers {

    private static final Comparator<TimerView> BY_START =
            comparing(TimerView::startedAt).thenComparing(TimerView::id);

    private final Database database;
    private final SlaTimerRepository timers;
    private final TimerStarter starter;
    private final Calendars calendars;
    private final Events events;
    private final Clock clock;

    SlaTimers(
            Database database,
            SlaTimerRepository timers,
            TimerStarter starter,
            Calendars calendars,
            Events events,
            Clock clock) {
        this.database = database;
        this.timers = timers;
        this.starter = starter;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /** Starts the first timers of a subject that is being made: as {@link #apply}, without reading what cannot be. */
    public List<TimerView> startFirst(UUID communityId, SubjectRef subject, TimerMoves moves) {
        var started = starter.start(communityId, subject, moves, List.of());
        timers.save(started);
        return views(started);
    }

    /**
     * Does to the timers of a subject what an act does to them.
     *
     * @return all timers of the subject afterwards, in the order of their start
     * @throws io.huiyin.kernel.ProblemException 422 if a promised moment is not after the act, or too far
     */
    public List<TimerView> apply(UUID communityId, SubjectRef subject, TimerMoves moves) {
        var locked = timers.lock(subject);
        var all = new ArrayList<SlaTimer>();
        for (var row : locked) {
            move(row, moves);
            all.add(row.timer());
        }
        all.addAll(starter.start(communityId, subject, moves, List.copyOf(all)));
        timers.save(all.stream().filter(SlaTimer::isChanged).toList());
        all.forEach(timer -> events.publish(timer.news()));
        return views(all);
    }

    /** The timers of a subject, in the order of their start. */
    public List<TimerView> of(SubjectRef subject) {
        return of(subject.type(), List.of(subject.id())).getOrDefault(subject.id(), List.of());
    }

    /** The timers of several subjects, in one statement; a subject without timers is not in the answer. */
    public Map<UUID, List<TimerView>> of(String subjectType, Collection<UUID> subjectIds) {
        return timers.shown(subjectType, subjectIds).stream()
                .collect(groupingBy(timer -> timer.subject().id()));
    }

    /** The timers within the caller's scope, soonest due first; what is paused has no due time and comes last. */
    public Page<TimerView> list(Caller caller, TimerFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "sla-timers?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 2);
            var after = cursor == null ? null : after(cursor);
            var rows = timers.list(filter, after, limit + 1);
            return Page.of(
                    rows,
                    limit,
                    timer -> Cursor.after(list, timer.dueAt() == null ? "infinity" : timer.dueAt(), timer.id()));
        });
    }

    public TimerDetail get(Caller caller, UUID id) {
        return database.in(caller, () -> TimerDetail.of(timers.find(id).orElseThrow(Problems::notFound)));
    }

    /**
     * Changes the target of a promise that is not settled, reckoned from its start on the present calendar, pauses kept.
     *
     * @param reason for people; kept with the timer and not in the log
     * @throws io.huiyin.kernel.ProblemException 409 if the timer is settled
     */
    public TimerDetail retarget(Caller caller, UUID id, Expected expected, Target target, String reason) {
        return database.in(caller, () -> {
            var locked = timers.lock(id).orElseThrow(Problems::notFound);
            var timer = locked.timer();
            expected.check(timer.state().version);
            timer.retarget(target, reason, calendarOf(locked), clock.instant());
            timers.save(List.of(timer));
            events.publish(timer.news());
            return TimerDetail.of(timer);
        });
    }

    /** Erases the words with which somebody gave a reason, in the running transaction; pauses and re-targets themselves stay. */
    public void eraseReasons(Collection<UUID> subjectIds) {
        timers.eraseReasons(subjectIds);
    }

    private void move(Locked row, TimerMoves moves) {
        var timer = row.timer();
        var metric = timer.state().metric;
        if (moves.resumed) timer.resume(moves.at, calendarOf(row));
        boolean started = !moves.at.isBefore(timer.state().startedAt);
        boolean meets = moves.met.contains(metric) || started && moves.metIfStarted.contains(metric);
        if (meets) timer.meet(moves.at, calendarOf(row));
        if (moves.pausedFor != null) timer.pause(moves.pausedFor, moves.at);
        if (moves.cancelled.contains(metric)) timer.cancel(moves.at);
        if (moves.restarted.contains(metric)) timer.supersede(moves.at);
    }

    private WorkingCalendar calendarOf(Locked row) {
        return calendars.of(row.timer().state().communityId, row.calendarRevision());
    }

    private static After after(Cursor cursor) {
        // What the cursor carries is checked before it reaches the database.
        var due = cursor.text(0).equals("infinity")
                ? "infinity"
                : cursor.instant(0).toString();
        return new After(due, cursor.uuid(1));
    }

    private static List<TimerView> views(List<SlaTimer> timers) {
        return timers.stream().map(TimerView::of).sorted(BY_START).toList();
    }
}
