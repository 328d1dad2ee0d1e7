package io.huiyin.callbacks;

/** Why a callback is not made (免回访原因). */
public enum ExemptionCause {
    /** Somebody decided so and gave a reason. */
    DECIDED,
    /** The ticket was reopened before the owner was asked: the next answer owes the next round. */
    REOPENED
}
