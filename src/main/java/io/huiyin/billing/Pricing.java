package io.huiyin.billing;

import java.util.List;

/**
 * How much something costs. Either {@code unitPrice} or {@code tiers} is there; neither for SHARED.
 *
 * @param unitPrice yuan, as a decimal string: per square metre and month (AREA), per unit and cycle (FIXED), per
 *     metered unit (METERED) or once per unit (ONE_OFF)
 * @param tiers     of METERED: prices by what was consumed in the period
 */
public record Pricing(PricingMethod method, String unitPrice, List<Tier> tiers) {}
