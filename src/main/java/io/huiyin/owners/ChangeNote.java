package io.huiyin.owners;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.LocalDate;

/**
 * What is said of a change beside its content.
 *
 * @param changedOn the day from which it holds; null for today
 * @param reason    null where none was given
 */
public record ChangeNote(LocalDate changedOn, String reason) {

    /** @throws ProblemException 422 without a reason */
    void requireReason() {
        if (reason != null && !reason.isBlank()) return;
        throw Problems.unprocessable(
                "/changeReason", "reason-needed", Text.of("Say why the mark is changed.", "变更客户分级或投诉要点须说明原因。"));
    }

    /**
     * The same with a date.
     *
     * @throws ProblemException 422 for a date in the future
     */
    ChangeNote dated(LocalDate today) {
        if (changedOn == null) return new ChangeNote(today, reason);
        if (changedOn.isAfter(today)) {
            throw Problems.unprocessable(
                    "/changedOn", "in-future", Text.of("It must not lie in the future.", "不能是将来的日期。"));
        }
        return this;
    }
}
