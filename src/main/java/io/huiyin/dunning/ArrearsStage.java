package io.huiyin.dunning;

import java.util.Arrays;

/** How far the ladder was climbed with someone who owes (催缴阶段). */
public enum ArrearsStage {
    /** No step was taken yet. */
    NONE,
    REMINDED,
    NOTIFIED,
    TIME_LIMITED,
    SUSPENDED,
    /** Listed for legal action (诉讼名单). */
    LEGAL;

    static ArrearsStage of(DunningStepKind reached) {
        return reached == null ? NONE : reached.stage();
    }

    /** The kind of the step that leads here; null of NONE. */
    DunningStepKind kind() {
        return Arrays.stream(DunningStepKind.values())
                .filter(kind -> kind.stage() == this)
                .findFirst()
                .orElse(null);
    }
}
