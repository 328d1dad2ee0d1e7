package io.huiyin.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rates (率) in percent, with two decimals, rounded half up: 6247 of 8483 is 73.64. */
final class Rate {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Rate() {}

    /** Null of nothing, which has no rate. */
    static BigDecimal of(long part, long whole) {
        if (whole == 0) return null;
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    /** Whether a target is reached, by the sums themselves: 94.996 % shows as 95.00 and does not reach 95. Null without one. */
    static Boolean reached(long part, long whole, BigDecimal target) {
        if (target == null || whole == 0) return null;
        return BigDecimal.valueOf(part).multiply(HUNDRED).compareTo(target.multiply(BigDecimal.valueOf(whole))) >= 0;
    }
}
