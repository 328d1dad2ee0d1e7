package io.huiyin.owners;

/** How the company stands with an owner (客户分级): internal, never shown outside. */
public enum Segment {
    /** 重点客户 */
    KEY,
    /** 关系良好 */
    GOOD_RELATION,
    /** 一般 */
    NEUTRAL,
    /** 不满意客户，俗称黑色客户 */
    DISSATISFIED
}
