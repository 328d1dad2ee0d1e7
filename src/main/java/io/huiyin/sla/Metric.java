package io.huiyin.sla;

/** What is promised (时限指标). When each starts and what meets it is the business of the room that owns the subject. */
public enum Metric {
    /** A first sign of life to whoever raised the matter (首次响应). */
    FIRST_RESPONSE,
    /** An answer to the matter itself (答复). */
    REPLY,
    /** Someone is at the door (到场). */
    ON_SITE,
    /** The matter is done (办结). */
    RESOLUTION,
    /** The owner was asked how it went (回访). */
    CALLBACK,
    /** A finding was looked at again (复查). */
    RECHECK,
    /** A time that somebody promised by word (承诺答复). */
    PROMISE;

    /** Whether the time stops while the matter waits for someone else. What is owed to the owner never stops. */
    public boolean canPause() {
        return this == RESOLUTION || this == ON_SITE;
    }
}
