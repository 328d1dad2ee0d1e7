package io.huiyin.surveys;

/** Why somebody leaves an owner out by hand, or takes them in again (人工调整原因); a word, since it stands in the log. */
public enum ExclusionCause {
    /** 业主不愿受访 */
    OWN_WISH(true),
    /** 纠纷、诉讼中 */
    DISPUTE(true),
    /** 员工及其亲属 */
    STAFF_RELATED(true),
    /** 无法联系 */
    UNREACHABLE(true),
    /** 误排除 */
    MISTAKE(false),
    /** 原因已消除 */
    SETTLED(false),
    /** 其他, which a note explains */
    OTHER(null);

    private final Boolean excludes;

    ExclusionCause(Boolean excludes) {
        this.excludes = excludes;
    }

    /** Whether it is said for leaving someone out, as against for taking them in again. */
    boolean isFor(boolean exclusion) {
        return excludes == null || excludes == exclusion;
    }
}
