package io.huiyin.tickets;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What can be wrong with what is asked of a ticket, beyond shape. */
public final class TicketProblems {

    public static final ProblemType TRANSITION_NOT_ALLOWED = new ProblemType(
            "ticket-transition-not-allowed", 409, "The ticket's state does not allow this", "工单当前状态不允许此操作");

    public static final ProblemType WORDING_NEEDED =
            new ProblemType("agreed-wording-needed", 409, "The words of the answer are not agreed yet", "尚未形成统一回复口径");

    public static final ProblemType ERASED =
            new ProblemType("ticket-erased", 409, "The ticket's reporter was erased", "该工单报事人的信息已删除");

    private TicketProblems() {}

    static ProblemException erased() {
        return new ProblemException(
                ERASED,
                Text.of(
                        "What was kept of its reporter was erased; nothing is done to it any more.",
                        "报事人的个人信息已删除，工单不能再作处理。"));
    }

    static ProblemException notAllowed(
            UUID ticketId, TicketStatus status, TicketAction action, List<TicketAction> allowed) {
        return refused(
                ticketId,
                status,
                action,
                allowed,
                Text.of("A ticket that is %s does not take %s.", "状态为 %s 的工单不能执行 %s。", status, action.word()));
    }

    static ProblemException stillOwed(UUID ticketId, Collection<Debt> debts, List<TicketAction> allowed) {
        return refused(
                        ticketId,
                        TicketStatus.RESOLVED,
                        TicketAction.CLOSE,
                        allowed,
                        Text.of("It does not close while something is owed: %s.", "仍有未了结的事项（%s），不能归档。", debts))
                .with("owed", debts);
    }

    static ProblemException noFinding(
            UUID ticketId, TicketStatus status, TicketChannel channel, List<TicketAction> allowed) {
        return refused(
                        ticketId,
                        status,
                        TicketAction.RECHECK,
                        allowed,
                        Text.of(
                                "Only what a patrol found is re-checked; this matter came by %s.",
                                "只有巡查发现的问题才需复查，本工单的受理渠道为 %s。", channel))
                .with("channel", channel);
    }

    static ProblemException noComplaint(
            UUID ticketId, TicketStatus status, TicketKind kind, List<TicketAction> allowed) {
        return refused(
                        ticketId,
                        status,
                        TicketAction.REVIEW,
                        allowed,
                        Text.of(
                                "Only a complaint is reviewed in the weekly meeting; this is a matter of the kind %s.",
                                "只有投诉才需例会分析，本工单的类型为 %s。", kind))
                .with("kind", kind);
    }

    private static ProblemException refused(
            UUID ticketId, TicketStatus status, TicketAction action, List<TicketAction> allowed, Text detail) {
        return new ProblemException(TRANSITION_NOT_ALLOWED, detail)
                .with("ticketId", ticketId)
                .with("ticketStatus", status)
                .with("action", action)
                .with("allowedActions", allowed);
    }

    static ProblemException skipsSteps(EscalationStep next, EscalationStep wanted) {
        return Problems.conflict(
                        "/to",
                        "skips-a-step",
                        Text.of(
                                "Before %s comes %s; only an emergency passes a step over, and it is reported there afterwards.",
                                "上报 %s 之前须先上报 %s；只有紧急情况可以越级，事后须补报。", wanted, next))
                .with("nextStep", next);
    }

    static ProblemException cancelled(String pointer) {
        return Problems.unprocessable(
                pointer, "cancelled", Text.of("That matter was called off and does not count.", "该工单已取消，不计入重复报事。"));
    }

    static ProblemException wordingNeeded(UUID ticketId, String category) {
        return new ProblemException(
                        WORDING_NEEDED,
                        Text.of(
                                "A major defect of the developer's is answered in agreed words, and none are agreed for %s; an "
                                        + "interim reply can be given.",
                                "重大遗留问题须按统一口径回复，类别 %s 尚未形成统一口径；可先作阶段性答复。", category))
                .with("ticketId", ticketId);
    }

    static ProblemException scopeNeeded(String scope) {
        return new ProblemException(Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", scope))
                .with("requiredScope", scope);
    }

    static ProblemException outOfTime(String pointer, Instant reportedAt) {
        return Problems.unprocessable(
                pointer,
                "out-of-time",
                Text.of(
                        "It lies before the matter was reported (%s) or in the future.",
                        "该时间早于报事时间（%s）或在将来。", reportedAt));
    }

    static ProblemException inFuture(String pointer) {
        return Problems.unprocessable(pointer, "in-future", Text.of("It lies in the future.", "该时间在将来。"));
    }

    static ProblemException beforePause(Instant waitingSince) {
        return Problems.unprocessable(
                "/at", "before-pause", Text.of("It waits only since %s.", "该工单自 %s 起才挂起。", waitingSince));
    }

    static ProblemException notAfterTheAct(String pointer) {
        return Problems.unprocessable(
                pointer, "not-after-act", Text.of("It does not lie after the act itself.", "该时间须晚于本次操作。"));
    }

    static ProblemException promiseNeeded() {
        return Problems.unprocessable(
                "/promisedAt",
                "needed-for-interim",
                Text.of("An interim reply says by when the next one comes.", "阶段性答复须告知下一次答复的时间。"));
    }

    static ProblemException promiseWithoutInterim() {
        return Problems.unprocessable(
                "/promisedAt",
                "for-interim-only",
                Text.of("Only an interim reply promises another.", "只有阶段性答复才能承诺再次答复。"));
    }

    static FieldError neededFor(String pointer, TicketKind kind) {
        return new FieldError(pointer, "needed-for-kind", Text.of("It is needed for the kind %s.", "类型 %s 必填。", kind));
    }

    static ProblemException notForKind(String pointer, TicketKind kind) {
        return Problems.unprocessable(
                pointer, "not-for-kind", Text.of("It does not go with the kind %s.", "不适用于类型 %s。", kind));
    }
}
