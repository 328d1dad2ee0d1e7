package io.huiyin.escalations;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was said to an escalation.
 *
 * @param at         when it was said
 * @param recordedAt when it was entered
 * @param staffId    who said it; absent for a key that acted for nobody
 */
public record Entry(Kind kind, String text, Instant at, Instant recordedAt, UUID staffId) {

    /** What it is. */
    public enum Kind {
        /** 补报: the report that was owed. */
        REPORT,
        /** 上级指示: what the superior says is to be done. */
        INSTRUCTION,
        /** 不同意见: that somebody thinks otherwise; the instruction stands all the same. */
        DISAGREEMENT,
        /** 执行情况: how the instruction was carried out. */
        EXECUTION
    }
}
