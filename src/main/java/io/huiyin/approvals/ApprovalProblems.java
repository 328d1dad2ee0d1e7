package io.huiyin.approvals;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;

/** What can be wrong with approvals and what needs them, beyond shape. */
public final class ApprovalProblems {

    public static final ProblemType NEEDED =
            new ProblemType("approval-needed", 409, "This needs an approval that is not there", "此操作须先经审批");

    public static final ProblemType NOT_AS_IT_STANDS = new ProblemType(
            "approval-not-as-it-stands", 409, "The approval's status does not allow this", "该审批当前状态不允许此操作");

    private ApprovalProblems() {}

    /**
     * @param subject   null where it is about nothing
     * @param amountFen the least sum that the approval must name, which nobody else may be able to tell; null where it is not about
     *     money
     */
    static ProblemException needed(ApprovalKind kind, SubjectRef subject, Long amountFen) {
        var problem = new ProblemException(NEEDED, whatIsNeeded(kind, amountFen)).with("kind", kind);
        if (subject != null) problem.with("subject", subject);
        return amountFen == null ? problem : problem.with("amountFen", amountFen);
    }

    private static Text whatIsNeeded(ApprovalKind kind, Long amountFen) {
        return amountFen == null
                ? Text.of(
                        "There is no approval of the kind %s for it that is in force and unused.",
                        "没有可用的审批（%s）：须已批准、未使用且未过期。", kind)
                : Text.of(
                        "There is no approval of the kind %s for it that is in force, unused and of at least %d fen.",
                        "没有可用的审批（%s）：须已批准、未使用、未过期且金额不少于 %d 分。", kind, amountFen);
    }

    static ProblemException notAsItStands(Approval approval) {
        return new ProblemException(
                        NOT_AS_IT_STANDS,
                        Text.of(
                                "This approval is %s, which does not take that.",
                                "该审批的状态为 %s，不能执行此操作。", approval.status()))
                .with("approvalId", approval.id())
                .with("approvalStatus", approval.status());
    }

    static ProblemException ownRequest() {
        return new ProblemException(
                Problems.CONFLICT, Text.of("Nobody decides what they asked for themselves.", "不得审批本人提出的申请。"));
    }

    static ProblemException notTheirs() {
        return new ProblemException(
                Problems.CONFLICT, Text.of("Who asked takes it back, or who may decide it.", "只有申请人本人或有权审批的人可以撤回。"));
    }

    static ProblemException roleNeeded(ApprovalKind kind) {
        return new ProblemException(
                        Problems.FORBIDDEN,
                        Text.of(
                                "Approvals of the kind %s are decided by %s of this community.",
                                "%s 类审批由本小区的 %s 决定。", kind, kind.deciders()))
                .with("requiredRoles", kind.deciders());
    }

    static ProblemException scopeNeeded(String scope) {
        return new ProblemException(Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", scope))
                .with("requiredScope", scope);
    }

    static ProblemException nobodyActs() {
        return Problems.unprocessable(
                "X-Acting-Staff",
                "acting-staff-needed",
                Text.of(
                        "An approval names a person: name the member of staff who acts by X-Acting-Staff.",
                        "审批须落实到人：请用 X-Acting-Staff 指明操作的员工。"));
    }

    static ProblemException utilitiesStayOn() {
        return Problems.unprocessable(
                "/kind",
                "utility-cut-off-not-allowed",
                Text.of(
                        "Water and power are never cut off to collect fees (Civil Code, article 944); as a measure against a "
                                + "dangerous violation this community has not allowed it.",
                        "不得以停水、停电等方式催交物业费（《民法典》第九百四十四条）；作为制止危险违章的措施，本小区也未启用。"));
    }

    static ProblemException neededForKind(String pointer, ApprovalKind kind) {
        return Problems.unprocessable(
                pointer, "needed-for-kind", Text.of("It is needed for the kind %s.", "类型 %s 必填。", kind));
    }

    static ProblemException notForKind(String pointer, ApprovalKind kind) {
        return Problems.unprocessable(
                pointer, "not-for-kind", Text.of("It does not go with the kind %s.", "不适用于类型 %s。", kind));
    }
}
