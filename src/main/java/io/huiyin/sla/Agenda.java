package io.huiyin.sla;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.huiyin.sla.Milestone.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** What the sweep will do to a timer and has done: its warnings, its breach and its ladder, in order of time. */
record Agenda(List<Milestone> milestones) {

    private static final List<Integer> WARNINGS = List.of(50, 80);

    private static final Comparator<Milestone> IN_ORDER = comparing(Milestone::at)
            .thenComparing(Milestone::kind)
            .thenComparing(Milestone::step, nullsFirst(naturalOrder()));

    Agenda {
        milestones = List.copyOf(milestones);
    }

    /** Nothing done yet, and no moments set. */
    static Agenda of(Ladder ladder) {
        var milestones = new ArrayList<Milestone>();
        WARNINGS.forEach(percent -> milestones.add(Milestone.warning(percent)));
        milestones.add(Milestone.breach());
        for (int i = 0; i < ladder.steps().size(); i++) {
            milestones.add(Milestone.escalation(i + 1, ladder.steps().get(i)));
        }
        return new Agenda(milestones);
    }

    /** Sets the moments of what is still pending. */
    Agenda timed(IntFunction<Instant> atPercent, Instant dueAt) {
        var timed = new ArrayList<Milestone>();
        for (var milestone : milestones) {
            if (!milestone.isPending()) timed.add(milestone);
            else if (milestone.afterDue() != null) timed.add(milestone.movedTo(dueAt.plus(milestone.afterDue())));
            else timed.add(milestone.movedTo(atPercent.apply(milestone.percent())));
        }
        timed.sort(IN_ORDER);
        return new Agenda(timed);
    }

    /**
     * For a timer that is born, or set anew, with part of its time gone: of the steps that it has reached only the
     * highest is climbed, and of the warnings only the last is given, none once it is overdue.
     */
    Agenda startingAt(Instant now) {
        var reached = due(now);
        boolean overdue = reached.stream().anyMatch(milestone -> milestone.kind() == Kind.BREACH);
        var lastWarning = overdue ? null : last(reached, Kind.WARNING);
        var highestStep = last(reached, Kind.ESCALATION);
        return mapped(milestone -> {
            if (!reached.contains(milestone) || milestone.kind() == Kind.BREACH) return milestone;
            return milestone.equals(lastWarning) || milestone.equals(highestStep) ? milestone : milestone.skip();
        });
    }

    /** What is pending and has been reached, in the order in which it is done. */
    List<Milestone> due(Instant now) {
        return milestones.stream()
                .filter(milestone -> milestone.isPending() && milestone.isReached(now))
                .toList();
    }

    Agenda done(Instant now) {
        return mapped(milestone -> milestone.isPending() && milestone.isReached(now) ? milestone.done(now) : milestone);
    }

    /** The breach was noticed otherwise than by the sweep. */
    Agenda breached(Instant dueAt) {
        return mapped(milestone ->
                milestone.kind() == Kind.BREACH && milestone.isPending() ? milestone.done(dueAt) : milestone);
    }

    /** A breach that was taken back can happen again; steps that were climbed are not climbed again. */
    Agenda withoutBreach() {
        return mapped(milestone -> milestone.kind() == Kind.BREACH ? milestone.pendingAgain() : milestone);
    }

    /** When the sweep is needed next; null if never. */
    Instant nextAt() {
        return milestones.stream()
                .filter(Milestone::isPending)
                .map(Milestone::claimableAt)
                .min(naturalOrder())
                .orElse(null);
    }

    private Agenda mapped(UnaryOperator<Milestone> change) {
        return new Agenda(milestones.stream().map(change).toList());
    }

    private static Milestone last(List<Milestone> reached, Kind kind) {
        return reached.stream()
                .filter(milestone -> milestone.kind() == kind)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
