package io.huiyin.sla;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.huiyin.calendar.Target;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A timer as it is shown.
 *
 * @param dueAt             absent while paused
 * @param metAt             when the act came, early or late
 * @param breachedAt        the due moment that passed; stays on record where a slip turned the breach into MET
 * @param overrunSeconds    by how much a late act was late
 * @param calendarConfirmed false if the due time rests on a year whose holidays are not known for sure
 */
public record TimerView(
        UUID id,
        UUID communityId,
        SubjectRef subject,
        Metric metric,
        TimerStatus status,
        Instant startedAt,
        Instant dueAt,
        Instant metAt,
        Instant breachedAt,
        Long overrunSeconds,
        List<PausedSpan> pauses,
        Target target,
        boolean calendarConfirmed) {

    static TimerView of(SlaTimer timer) {
        return of(timer.state());
    }

    static TimerView of(SlaTimer.State state) {
        return new TimerView(
                state.id,
                state.communityId,
                state.subject,
                state.metric,
                state.status,
                state.startedAt,
                state.dueAt,
                state.metAt,
                state.breachedAt,
                state.overrunSeconds,
                state.pauses,
                state.target,
                state.calendarConfirmed);
    }

    /**
     * Differs whenever something that is shown differs, and is the same on every instance: for the second part of the
     * {@code ETag} of whatever shows timers, since the sweep raises no version.
     */
    @JsonIgnore
    public int contentHash() {
        return Objects.hash(
                id,
                status.name(),
                startedAt,
                dueAt,
                metAt,
                breachedAt,
                overrunSeconds,
                pauses,
                target,
                calendarConfirmed);
    }
}
