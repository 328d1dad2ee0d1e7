package io.huiyin.billing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Up to which day a fee of a house is paid (缴费截止日, FEE-11).
 *
 * @param billedFrom the first day that was ever billed
 * @param billedTo   the last one, this day included
 * @param paidTo     the last day up to which every day from the first one is paid; absent where the first one is not
 */
public record PaidTo(
        UUID communityId, UUID houseId, UUID feeItemId, LocalDate billedFrom, LocalDate billedTo, LocalDate paidTo) {}
