package io.huiyin.billing;

import java.util.UUID;

/**
 * What a payer topped up for a house in a month (充值月度汇总, FEE-17).
 *
 * @param payerId   absent where nobody was named
 * @param count     how many top-ups, those that were reversed left out
 * @param amountFen what they come to, in fen
 */
public record TopUpSum(UUID houseId, UUID payerId, UUID feeItemId, long count, long amountFen) {}
