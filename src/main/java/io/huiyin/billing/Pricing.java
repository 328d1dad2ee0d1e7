package io.huiyin.billing;

import java.util.List;

/** How much something costs. Either {@code unitPrice} or {@code tiers} is there; neither for SHARED. */
public record Pricing(PricingMethod method, String unitPrice, List<Tier> tiers) {}
