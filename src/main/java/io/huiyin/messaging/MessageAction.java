package io.huiyin.messaging;

/** What people can do with a message of the outbox. */
enum MessageAction {
    /** It was delivered by hand (已送达). */
    DONE,
    /** It could not be delivered by hand (无法送达). */
    FAILED,
    /** It is to be tried again (重试). */
    RETRY
}
