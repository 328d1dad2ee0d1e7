package io.huiyin.dunning;

/**
 * What a step of the ladder (催缴阶梯) does. Stopping power, water, heat or gas is none of them (民法典 944), and never will be: it
 * cannot be said.
 */
public enum DunningStepKind {
    /** 电话提醒 */
    PHONE_REMINDER,
    /** 书面催缴 */
    WRITTEN_NOTICE,
    /** 限期催缴 */
    TIME_LIMITED_NOTICE,
    /** 停办可选服务 */
    SUSPEND_OPTIONAL_SERVICES,
    /** 列入诉讼名单 */
    LEGAL_LISTING;

    /** Whether it needs both notices before it. */
    boolean isConsequence() {
        return this == SUSPEND_OPTIONAL_SERVICES || this == LEGAL_LISTING;
    }

    ArrearsStage stage() {
        return switch (this) {
            case PHONE_REMINDER -> ArrearsStage.REMINDED;
            case WRITTEN_NOTICE -> ArrearsStage.NOTIFIED;
            case TIME_LIMITED_NOTICE -> ArrearsStage.TIME_LIMITED;
            case SUSPEND_OPTIONAL_SERVICES -> ArrearsStage.SUSPENDED;
            case LEGAL_LISTING -> ArrearsStage.LEGAL;
        };
    }
}
