package io.huiyin.callbacks;

/** What came of one attempt to reach the owner. */
public enum AttemptOutcome {
    /** Somebody was there. */
    REACHED,
    /** Nobody was there (无人接听). */
    NO_ANSWER,
    /** It was not the owner's number or door (号码有误). */
    WRONG_NUMBER,
    /** The owner asked for another time (改约). */
    CALL_LATER;

    /** Whether it counts towards the number after which an owner is taken for unreachable. */
    boolean counts() {
        return this == NO_ANSWER || this == WRONG_NUMBER;
    }
}
