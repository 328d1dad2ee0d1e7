package io.huiyin.owners;

/** How much attention an owner is given (重要程度). */
public enum Importance {
    /** 一般 */
    NORMAL,
    /** 重要 */
    IMPORTANT,
    /** 特别重要 */
    VIP
}
