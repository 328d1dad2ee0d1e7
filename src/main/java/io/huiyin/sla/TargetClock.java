package io.huiyin.sla;

import io.huiyin.calendar.Reckoning;
import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When a target that starts at a moment is due, and how pauses move that.
 *
 * <p>A pause moves a due time by what it took away: clock time by its length, working time by the working time inside
 * it, working days by the closes of business inside it. Time that was already reckoned stays as it was promised, even if
 * the calendar has changed since.
 */
record TargetClock(Target target, Instant startedAt, WorkingCalendar calendar) {

    /** The due time without any pause, and whether it rests on holidays that are known for sure. */
    Reckoning reckon() {
        return calendar.reckon(startedAt, target);
    }

    /** A due time after pauses in order of time; the first that begins after it, and what follows, came too late. */
    Instant moved(Instant moment, List<PausedSpan> pauses) {
        for (var pause : pauses) {
            if (pause.isOpen() || pause.from().isAfter(moment)) break;
            moment = moved(moment, pause);
        }
        return moment;
    }

    /** A due time after one pause that began no later. While paused there is no due time, so it never lies inside. */
    Instant moved(Instant moment, PausedSpan pause) {
        var later = movedBy(moment, pause);
        return later.isBefore(pause.to()) ? pause.to() : later;
    }

    private Instant movedBy(Instant moment, PausedSpan pause) {
        if (target.clockTime() != null) return moment.plus(Duration.between(pause.from(), pause.to()));
        if (target.workingTime() != null) return calendar.plus(moment, calendar.between(pause.from(), pause.to()));
        int closes = calendar.closesWithin(pause.from(), pause.to());
        // A day that ends at midnight ends on the date of the next one, which has to be counted.
        return closes == 0 ? moment : calendar.endOfWorkingDay(moment.minusNanos(1), closes);
    }

    /**
     * When that share of the target has run. Working days are shared by the working time between start and due, pauses
     * included, because days that are counted whole have no halves.
     */
    Instant at(int percent, Instant dueAt, List<PausedSpan> pauses) {
        if (percent == 100) return dueAt;
        if (target.clockTime() != null) return moved(startedAt.plus(share(target.clockTime(), percent)), pauses);
        if (target.workingTime() != null) {
            return moved(calendar.plus(startedAt, share(target.workingTime(), percent)), pauses);
        }
        return calendar.plus(startedAt, share(calendar.between(startedAt, dueAt), percent));
    }

    /** Whether a move of the due time over that span rests on holidays that are known for sure. */
    boolean isConfirmed(Instant from, Instant dueAt) {
        return target.clockTime() != null || calendar.isConfirmed(from, dueAt);
    }

    private static Duration share(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100).truncatedTo(ChronoUnit.MILLIS);
    }
}
