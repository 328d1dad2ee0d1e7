package io.huiyin.estate;

/** Whether the developer has handed a house over (交房状态); it says nothing about who lives there. */
public enum HandoverStatus {
    /** 未交房 */
    NOT_HANDED_OVER,
    /** 已交房, on a date */
    HANDED_OVER
}
