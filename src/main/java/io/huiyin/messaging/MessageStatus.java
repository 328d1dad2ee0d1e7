package io.huiyin.messaging;

import java.util.List;

/** Where a message stands (消息状态). */
public enum MessageStatus {
    /** It waits for its turn (排队). */
    QUEUED,
    /** It waits for the end of the quiet hours (免打扰暂缓). */
    HELD,
    /** A sender has it in hand; if that one is lost, another takes over when the lease ends (发送中). */
    SENDING,
    /** Someone in the office has to deliver it: to post the letter, to make the call (待办). */
    TO_DO,
    /** It went out (已发送). */
    SENT,
    /** The last try failed, another will follow (待重试). */
    FAILED,
    /** It will not be tried again by itself (已放弃). */
    DEAD;

    /** What people can do with a message that stands here. */
    List<MessageAction> actions() {
        return switch (this) {
            case TO_DO -> List.of(MessageAction.DONE, MessageAction.FAILED);
            case DEAD -> List.of(MessageAction.RETRY);
            case QUEUED, HELD, SENDING, SENT, FAILED -> List.of();
        };
    }

    /** @throws io.huiyin.kernel.ProblemException 409 if it cannot be done to a message that stands here */
    void check(MessageAction action) {
        if (!actions().contains(action)) throw MessagingProblems.notAllowed(action, this);
    }
}
