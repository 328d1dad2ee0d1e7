package io.huiyin.billing;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What somebody says of an item beside its standard.
 *
 * @param kind      the usual one of the class where null
 * @param anchors   none where the periods begin elsewhere
 * @param retiredOn null while it goes on
 */
public record FeeItemDetails(String name, FeeKind kind, List<PhaseAnchor> anchors, LocalDate retiredOn) {

    FeeKind kindFor(FeeClass feeClass, PricingMethod method) {
        if (kind == null) return FeeKind.usual(feeClass, method);
        if (kind.feeClass() != feeClass) {
            throw Problems.unprocessable(
                    "/kind", "other-class", Text.of("It belongs to the class %s.", "它属于费用类别 %s。", kind.feeClass()));
        }
        return kind;
    }

    void checkAnchors(FeeAnchor anchor) {
        if (anchor == FeeAnchor.PHASE && anchors.isEmpty()) {
            throw Problems.unprocessable(
                    "/anchors", "anchors-needed", Text.of("Name a day for each phase.", "须为各期填写起算日。"));
        }
        if (anchor != FeeAnchor.PHASE && !anchors.isEmpty()) {
            throw Problems.unprocessable(
                    "/anchors", "anchors-of-phase", Text.of("Only PHASE has days of phases.", "仅按期起算时才有各期起算日。"));
        }
        if (anchors.stream().map(PhaseAnchor::phaseId).distinct().count() < anchors.size()) {
            throw Problems.unprocessable("/anchors", "twice", Text.of("A phase has one day.", "每期只能有一个起算日。"));
        }
    }

    /** What else a new item is. */
    public record Opening(
            UUID communityId,
            String code,
            FeeClass feeClass,
            PricingMethod method,
            FeeCycle cycle,
            FeeAnchor anchor,
            LocalDate effectiveFrom) {}
}
