package io.huiyin.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one act does to the timers of its subject, in one go: {@code TimerMoves.at(now).meet(FIRST_RESPONSE,
 * REPLY).promise(facts, promisedAt)}. Whatever the order in which it is said, what is ended ends first and what starts
 * starts last.
 */
public final class TimerMoves {

    final Instant at;
    final Set<Metric> met = EnumSet.noneOf(Metric.class);
    final Set<Metric> metIfStarted = EnumSet.noneOf(Metric.class);
    final Set<Metric> started = EnumSet.noneOf(Metric.class);
    final Set<Metric> restarted = EnumSet.noneOf(Metric.class);
    final Set<Metric> cancelled = EnumSet.noneOf(Metric.class);
    PolicyFacts facts = PolicyFacts.NONE;
    String pausedFor;
    boolean resumed;
    Instant promisedAt;

    private TimerMoves(Instant at) {
        this.at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param at when the act was done, which may lie before it is entered */
    public static TimerMoves at(Instant at) {
        return new TimerMoves(at);
    }

    /** The act is what these metrics wait for. Where none of them runs, nothing happens. */
    public TimerMoves meet(Metric... metrics) {
        met.addAll(Set.of(metrics));
        return this;
    }

    /**
     * As {@link #meet}, but an act that was done before a timer started is not what that one waits for: for promises of
     * which each follows on the act that met the one before.
     */
    public TimerMoves meetStarted(Metric... metrics) {
        metIfStarted.addAll(Set.of(metrics));
        return this;
    }

    /**
     * The act starts these metrics, where a policy has a target for them; one that is still owed goes on as it is.
     */
    public TimerMoves start(PolicyFacts about, Metric... metrics) {
        facts = about;
        started.addAll(Set.of(metrics));
        return this;
    }

    /** As {@link #start}, but one that still runs gives way: it is cancelled, or stays breached if it is overdue. */
    public TimerMoves restart(PolicyFacts about, Metric... metrics) {
        restarted.addAll(Set.of(metrics));
        return start(about, metrics);
    }

    /** Somebody promised that moment: a PROMISE runs towards it, in the place of one that may still run. */
    public TimerMoves promise(PolicyFacts about, Instant promised) {
        promisedAt = promised.truncatedTo(ChronoUnit.MICROS);
        return restart(about, Metric.PROMISE);
    }

    /** Time stands still for RESOLUTION and ON_SITE. */
    public TimerMoves pause(String reason) {
        pausedFor = reason;
        return this;
    }

    /** Time goes on. */
    public TimerMoves resume() {
        resumed = true;
        return this;
    }

    /** These are no longer owed. */
    public TimerMoves cancel(Metric... metrics) {
        cancelled.addAll(Set.of(metrics));
        return this;
    }

    /** Nothing is owed any more. */
    public TimerMoves cancelAll() {
        return cancel(Metric.values());
    }
}
