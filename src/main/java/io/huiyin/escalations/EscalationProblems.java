package io.huiyin.escalations;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.Instant;
import java.util.UUID;

/** What can be wrong with escalations and attributions, beyond shape. */
public final class EscalationProblems {

    public static final ProblemType NOT_AS_IT_STANDS = new ProblemType(
            "escalation-not-as-it-stands", 409, "The escalation's status does not allow this", "该上报当前状态不允许此操作");

    public static final ProblemType ATTRIBUTION_SETTLED = new ProblemType(
            "attribution-not-as-it-stands", 409, "The attribution's status does not allow this", "该责任认定当前状态不允许此操作");

    private EscalationProblems() {}

    static ProblemException notAsItStands(UUID id, EscalationStatus status) {
        return new ProblemException(
                        NOT_AS_IT_STANDS,
                        Text.of("This escalation is %s, which does not take that.", "该上报的状态为 %s，不能执行此操作。", status))
                .with("escalationId", id)
                .with("escalationStatus", status);
    }

    static ProblemException settled(UUID id, AttributionStatus status) {
        return new ProblemException(
                        ATTRIBUTION_SETTLED,
                        Text.of("This attribution is %s, which does not take that.", "该责任认定的状态为 %s，不能执行此操作。", status))
                .with("attributionId", id)
                .with("attributionStatus", status);
    }

    static ProblemException ownMatter() {
        return new ProblemException(
                Problems.CONFLICT,
                Text.of("Nobody instructs themselves or decides in their own matter.", "不得由本人对自己的事项作出指示或裁定。"));
    }

    static ProblemException notTheirs() {
        return new ProblemException(
                Problems.CONFLICT, Text.of("Only the one to whom it is attributed disputes it.", "只有被认定责任的本人可以提出异议。"));
    }

    static ProblemException outOfTime(Instant since) {
        return Problems.unprocessable(
                "/at", "out-of-time", Text.of("It lies before %s or in the future.", "该时间早于 %s 或在将来。", since));
    }
}
