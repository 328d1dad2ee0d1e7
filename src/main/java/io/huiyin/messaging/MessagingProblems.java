package io.huiyin.messaging;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Text;
import java.util.List;

/** What can be wrong with messages, beyond shape. */
public final class MessagingProblems {

    public static final ProblemType NOT_DEAD =
            new ProblemType("message-not-dead", 409, "The message was not given up", "消息并未被放弃");

    private MessagingProblems() {}

    public static List<ProblemType> all() {
        return List.of(NOT_DEAD);
    }

    static ProblemException notDead(MessageStatus status) {
        return new ProblemException(
                        NOT_DEAD,
                        Text.of(
                                "Only a message that is DEAD is tried again by hand; this one is %s.",
                                "只有已放弃（DEAD）的消息才能手动重试；该消息的状态为 %s。", status))
                .with("messageStatus", status);
    }
}
