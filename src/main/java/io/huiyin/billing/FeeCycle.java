package io.huiyin.billing;

/** How often something is charged (收费周期). */
public enum FeeCycle {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    FeeCycle(int months) {
        this.months = months;
    }

    /** How many months a period has. */
    public int months() {
        return months;
    }
}
