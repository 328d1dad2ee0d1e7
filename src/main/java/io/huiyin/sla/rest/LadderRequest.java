package io.huiyin.sla.rest;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.sla.Ladder;
import io.huiyin.sla.LadderStep;
import io.huiyin.sla.RecipientRole;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One step of a ladder in a body. */
record LadderRequest(
        Integer atPercent, Duration afterDue, @NotNull RecipientRole role) {

    /** The ladder that was asked for; the standard one where nothing was said, nobody where it is empty. */
    static Ladder ladder(List<LadderRequest> requested) {
        if (requested == null) return Ladder.STANDARD;
        var faults = new ArrayList<FieldError>();
        for (int i = 0; i < requested.size(); i++) {
            var pointer = "/ladder/" + i;
            if (!requested.get(i).isSound()) {
                faults.add(new FieldError(
                        pointer,
                        "step",
                        Text.of(
                                "A step is either atPercent, 1 to 100, or afterDue, up to 90 days.",
                                "每级须为 atPercent（1 到 100）或 afterDue（不超过 90 天）之一。")));
            } else if (requested.indexOf(requested.get(i)) < i) {
                faults.add(new FieldError(pointer, "twice", Text.of("This step is there twice.", "该级重复。")));
            }
        }
        if (!faults.isEmpty()) throw Problems.unprocessable(faults);
        return new Ladder(requested.stream()
                .map(step -> new LadderStep(step.atPercent, step.afterDue, step.role))
                .toList());
    }

    private boolean isSound() {
        if ((atPercent == null) == (afterDue == null)) return false;
        if (atPercent != null) return atPercent >= 1 && atPercent <= 100;
        return afterDue.isPositive() && afterDue.compareTo(LadderStep.LATEST) <= 0;
    }
}
