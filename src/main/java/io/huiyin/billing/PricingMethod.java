package io.huiyin.billing;

/** By what a charge is reckoned (计费方式). */
public enum PricingMethod {
    /** By floor area: yuan per square metre and month. */
    AREA,
    /** Yuan per unit and cycle. */
    FIXED,
    /** By consumption: yuan per metered unit, in tiers or not. */
    METERED,
    /** A cost that the houses share (公摊); it has no price of its own. */
    SHARED,
    /** Once: yuan per unit. */
    ONE_OFF
}
