package io.huiyin.escalations;

/** Why something is taken up (上报事由). */
public enum Trigger {
    /** 无法解决: whoever has it in hand cannot solve it. */
    CANNOT_SOLVE,
    /** 重大差错、严重违纪: a serious error or breach of discipline. */
    SERIOUS_ERROR,
    /** 危及设备、人身安全: equipment or people are in danger. */
    DANGER,
    /** 超出本职范围: it lies outside of the reporter's own duty. */
    BEYOND_DUTY,
    /** 重复报事: the same was reported before. The program says so, nobody else. */
    REPEATED,
    /** 重大投诉: it was graded as major. The program says so, nobody else. */
    MAJOR,
    /** 特别重大投诉: it was graded as serious. The program says so, nobody else. */
    SERIOUS;

    /** Whether a person may give it as their reason. */
    boolean isSaid() {
        return compareTo(REPEATED) < 0;
    }

    /** Whether the superior is to be told of it in any case, with how it should be handled (须请示报告). */
    boolean mustBeReported() {
        return this == SERIOUS_ERROR || this == DANGER || this == BEYOND_DUTY;
    }
}
