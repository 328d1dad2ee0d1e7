package io.huiyin.surveys;

/** Whether an owner may be drawn from a frame. */
public enum MemberStatus {
    /** 可抽样 */
    INCLUDED,
    /** 已排除 */
    EXCLUDED
}
