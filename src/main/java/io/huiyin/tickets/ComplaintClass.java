package io.huiyin.tickets;

/** What a complaint turned out to be (投诉分类). */
public enum ComplaintClass {
    /** There is something to put right (有效投诉). */
    EFFECTIVE,
    /** Help is asked for in what is nobody's fault (求助型). */
    HELP,
    /** Something is asked (咨询型). */
    CONSULT,
    /** Anger needs someone who listens (发泄型). */
    VENT
}
