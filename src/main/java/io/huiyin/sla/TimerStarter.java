package io.huiyin.sla;

import io.huiyin.calendar.Calendars;
import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.sla.SlaTimer.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes the timers that an act starts, by the policies of the moment. */
@ApplicationScoped
class TimerStarter {

    private final SlaPolicyRepository policies;
    private final Calendars calendars;
    private final Clock clock;

    TimerStarter(SlaPolicyRepository policies, Calendars calendars, Clock clock) {
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The timers that start, unwritten; none for a metric for which no policy has a target.
     *
     * @param there the subject's timers so far: what is still owed does not start again
     */
    List<SlaTimer> start(UUID communityId, SubjectRef subject, TimerMoves moves, List<SlaTimer> there) {
        var metrics = wanted(moves, there);
        if (metrics.isEmpty()) return List.of();
        var found = policies.of(communityId, metrics);
        var calendar = calendars.of(communityId, found.calendarRevision());
        var started = new ArrayList<SlaTimer>();
        for (var metric : metrics) {
            var policy = SlaPolicy.select(found.policies(), metric, moves.facts).orElse(null);
            if (metric == Metric.PROMISE) {
                started.add(promise(communityId, subject, moves, policy, calendar));
            } else if (policy != null) {
                var clockOf = new TargetClock(policy.target(), moves.at, calendar);
                started.add(SlaTimer.started(origin(communityId, subject, metric, policy), clockOf, clock.instant()));
            }
        }
        return started;
    }

    private static Set<Metric> wanted(TimerMoves moves, List<SlaTimer> there) {
        var metrics = EnumSet.noneOf(Metric.class);
        metrics.addAll(moves.started);
        there.stream()
                .filter(timer -> !timer.isSettled())
                .map(timer -> timer.state().metric)
                .filter(metric -> !moves.restarted.contains(metric))
                .forEach(metrics::remove);
        return metrics;
    }

    private SlaTimer promise(
            UUID communityId, SubjectRef subject, TimerMoves moves, SlaPolicy policy, WorkingCalendar calendar) {
        var dueAt = moves.promisedAt;
        var clockOf = new TargetClock(promised(moves.at, dueAt), moves.at, calendar);
        return SlaTimer.promised(origin(communityId, subject, Metric.PROMISE, policy), clockOf, dueAt, clock.instant());
    }

    /** A promise in clock time, to the second. */
    private static Target promised(Instant at, Instant dueAt) {
        var length = Duration.between(at, dueAt).truncatedTo(ChronoUnit.SECONDS);
        if (!length.isPositive() || length.compareTo(Target.LONGEST) > 0) {
            throw Problems.unprocessable(
                    "/promisedAt",
                    "out-of-range",
                    Text.of("A promised moment lies after the act, at most 366 days.", "承诺的时间须晚于本次操作，且不超过 366 天。"));
        }
        return Target.clockTime(length);
    }

    private static Origin origin(UUID communityId, SubjectRef subject, Metric metric, SlaPolicy policy) {
        return new Origin(
                communityId,
                subject,
                metric,
                policy == null ? null : policy.id(),
                policy == null ? Ladder.STANDARD : policy.ladder());
    }
}
