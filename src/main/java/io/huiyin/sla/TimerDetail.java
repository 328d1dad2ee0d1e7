package io.huiyin.sla;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.huiyin.web.Tagged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A timer with all that it keeps.
 *
 * @param policyId  of the policy whose target and ladder were copied; it may have been edited or removed since
 * @param steps     its warnings, its breach and its ladder, in order of time
 * @param retargets how the promise was changed
 */
public record TimerDetail(
        @JsonUnwrapped TimerView timer, UUID policyId, List<Step> steps, List<Retarget> retargets, int version)
        implements Tagged {

    /**
     * One thing that the sweep does.
     *
     * @param what          WARNING, BREACH or ESCALATION
     * @param percent       of the target
     * @param afterDue      clock time past due
     * @param step          number on the ladder, for an escalation
     * @param recipientRole who is told, for an escalation
     * @param at            its moment, as of now
     * @param doneAt        when it was done
     * @param skipped       passed over for a higher one, since the timer was entered late
     */
    public record Step(
            String what,
            Integer percent,
            Duration afterDue,
            Integer step,
            RecipientRole recipientRole,
            Instant at,
            Instant doneAt,
            boolean skipped) {}

    static TimerDetail of(SlaTimer timer) {
        var state = timer.state();
        var steps = state.agenda.milestones().stream()
                .map(milestone -> new Step(
                        milestone.kind().name(),
                        milestone.percent(),
                        milestone.afterDue(),
                        milestone.step(),
                        milestone.role(),
                        milestone.at(),
                        milestone.doneAt(),
                        milestone.skipped()))
                .toList();
        return new TimerDetail(TimerView.of(timer), state.policyId, steps, state.retargets, state.version);
    }

    /** The sweep changes what is shown without raising the version. */
    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(31 * timer.contentHash() + doneSteps());
    }

    private int doneSteps() {
        return (int) steps.stream().filter(step -> step.doneAt() != null).count();
    }
}
