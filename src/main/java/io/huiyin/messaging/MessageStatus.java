package io.huiyin.messaging;

/** Where a message stands (消息状态). */
public enum MessageStatus {
    /** It waits for its turn (排队). */
    QUEUED,
    /** It waits for the end of the quiet hours (免打扰暂缓). */
    HELD,
    /** A sender has it in hand; if that one is lost, another takes over when the lease ends (发送中). */
    SENDING,
    /** It went out (已发送). */
    SENT,
    /** The last try failed, another will follow (待重试). */
    FAILED,
    /** It will not be tried again by itself (已放弃). */
    DEAD
}
