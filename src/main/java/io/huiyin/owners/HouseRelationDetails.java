package io.huiyin.owners;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.LocalDate;

/** What can be said and changed of a relation to a house; the parts mean what they mean in {@link HouseRelation}. */
public record HouseRelationDetails(RelationKind relation, boolean householdHead, LocalDate from, LocalDate to) {

    /** @throws ProblemException 422 where the parts contradict each other */
    void check(LocalDate today) {
        if (to != null && to.isBefore(from)) {
            throw Problems.unprocessable(
                    "/to", "before-from", Text.of("It must not end before it begins.", "结束日期不能早于开始日期。"));
        }
        if (householdHead && (from.isAfter(today) || to != null && to.isBefore(today))) {
            throw Problems.unprocessable(
                    "/householdHead",
                    "not-current",
                    Text.of("Only someone who is there today is the head of a household.", "户主须为当前在册的住户。"));
        }
    }
}
