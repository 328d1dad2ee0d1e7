package io.huiyin.billing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A tier of a metered price (阶梯价).
 *
 * @param upTo      the consumption of a period up to which it holds, included; absent of the last one
 * @param unitPrice yuan per metered unit within the tier
 */
public record Tier(
        @Pattern(regexp = Figures.QUANTITY) String upTo,
        @NotNull @Pattern(regexp = Figures.PRICE) String unitPrice) {}
