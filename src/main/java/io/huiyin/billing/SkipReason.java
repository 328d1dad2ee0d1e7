package io.huiyin.billing;

/** Why a run made no bill for an assignment. */
public enum SkipReason {
    /** There is one for these days that is not void. */
    ALREADY_BILLED,
    /** No standard was in force on the first day of the period. */
    NO_STANDARD,
    /** A meter was not read in the period, or there is none. */
    NO_READING,
    /** No cost was entered that could be shared. */
    NO_COST,
    /** The house was not handed over by the first day of the period. */
    NOT_HANDED_OVER,
    /** The house is of no phase that has a day on which its periods begin. */
    NO_ANCHOR,
    /** The house is not given this service until its debt is settled. */
    SUSPENDED,
    /** It comes to more than ten thousand million yuan. */
    TOO_MUCH,
    /** It comes to nothing. */
    NOTHING_TO_PAY
}
