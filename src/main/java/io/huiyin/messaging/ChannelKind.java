package io.huiyin.messaging;

/** The ways by which a notice goes out (通知渠道). Without an adapter for one, the next preferred one is taken. */
public enum ChannelKind {
    /** Short message (短信). */
    SMS,
    /** Electronic mail (电子邮件). */
    E_MAIL,
    /** Telefax (传真). */
    FAX,
    /** A letter on paper (信函). */
    LETTER,
    /** A call (电话). */
    PHONE,
    /** WeChat (微信). */
    WECHAT,
    /** A push to the owners' app (业主 App). */
    APP,
    /** The notice board (公告栏). */
    BOARD,
    /** The outbox itself, read through {@code /v1/notifications}: the last resort, always there. */
    LOG
}
