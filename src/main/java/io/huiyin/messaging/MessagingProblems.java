package io.huiyin.messaging;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.util.List;

/** What can be wrong with messages, beyond shape. */
public final class MessagingProblems {

    public static final ProblemType NOT_DEAD =
            new ProblemType("message-not-dead", 409, "The message was not given up", "消息并未被放弃");
    public static final ProblemType NOT_TO_DO =
            new ProblemType("message-not-to-do", 409, "The message is not to be delivered by hand", "消息不在人工待办中");

    private MessagingProblems() {}

    public static List<ProblemType> all() {
        return List.of(NOT_DEAD, NOT_TO_DO);
    }

    static ProblemException notAllowed(MessageAction action, MessageStatus status) {
        var problem =
                switch (action) {
                    case RETRY -> notDead(status);
                    case DONE, FAILED -> notToDo(status);
                };
        return problem.with("messageStatus", status).with("allowedActions", status.actions());
    }

    static ProblemException outsideOfItsTime() {
        return Problems.unprocessable(
                "/at",
                "outside-of-its-time",
                Text.of("It lies before the message was written or in the future.", "该时间早于消息生成时间或在将来。"));
    }

    static ProblemException scopeNeeded(String scope) {
        return new ProblemException(Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", scope))
                .with("requiredScope", scope);
    }

    private static ProblemException notDead(MessageStatus status) {
        return new ProblemException(
                NOT_DEAD,
                Text.of(
                        "Only a message that is DEAD is tried again by hand; this one is %s.",
                        "只有已放弃（DEAD）的消息才能手动重试；该消息的状态为 %s。", status));
    }

    private static ProblemException notToDo(MessageStatus status) {
        return new ProblemException(
                NOT_TO_DO,
                Text.of(
                        "Only a message that is TO_DO is delivered by hand; this one is %s.",
                        "只有待办（TO_DO）的消息由人工送达；该消息的状态为 %s。", status));
    }
}
