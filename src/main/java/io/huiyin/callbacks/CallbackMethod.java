package io.huiyin.callbacks;

/** How the owner is asked (回访形式). */
public enum CallbackMethod {
    /** By telephone (电话回访). */
    PHONE,
    /** At the door, where the owner signs (上门回访); a look at the work and a talk about it belong to it. */
    VISIT,
    /** By letter, whose delivery is on record (书信回访). */
    LETTER,
    /** By WeChat (微信回访). */
    WECHAT
}
