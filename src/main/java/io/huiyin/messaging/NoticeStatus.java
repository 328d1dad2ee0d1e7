package io.huiyin.messaging;

/** Where a message stands, as its recipient is told (通知状态). */
public enum NoticeStatus {
    /** It has not gone out yet; here it can be read already (发送中). */
    ON_ITS_WAY,
    /** It went out by its channel (已发送). */
    SENT,
    /** No channel led to the recipient; here it can be read all the same (未送达). */
    NOT_DELIVERED;

    static NoticeStatus of(MessageStatus status) {
        return switch (status) {
            case QUEUED, HELD, SENDING, TO_DO, FAILED -> ON_ITS_WAY;
            case SENT -> SENT;
            case DEAD -> NOT_DELIVERED;
        };
    }
}
