package io.huiyin.escalations;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.tickets.EscalationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What somebody says who takes something up.
 *
 * @param to         the next step where null
 * @param department which one is asked for help; goes with OTHER_DEPARTMENT alone
 * @param staffId    who is asked for help; those who stand there where null
 * @param suggestion needed for what must be reported, and for an emergency
 */
public record NewEscalation(
        String reason,
        EscalationStep to,
        String department,
        UUID staffId,
        Trigger trigger,
        String suggestion,
        boolean emergency) {

    /** @throws io.huiyin.kernel.ProblemException 422 for whatever does not fit together */
    void check() {
        var errors = new ArrayList<FieldError>();
        if (!trigger.isSaid()) {
            errors.add(new FieldError(
                    "/trigger", "not-to-be-said", Text.of("The program finds that out by itself.", "该事由由系统判定，不能填写。")));
        }
        if (suggestion == null && (trigger.mustBeReported() || emergency)) {
            errors.add(new FieldError(
                    "/suggestion",
                    "needed-for-report",
                    Text.of("Who reports upward says how it should be handled.", "请示报告须提出处理意见。")));
        }
        if (department != null && to != EscalationStep.OTHER_DEPARTMENT) {
            errors.add(new FieldError(
                    "/department",
                    "for-other-department-only",
                    Text.of("It goes with OTHER_DEPARTMENT alone.", "仅上报横向部门时可填写部门。")));
        }
        if (!errors.isEmpty()) throw Problems.unprocessable(List.copyOf(errors));
    }
}
