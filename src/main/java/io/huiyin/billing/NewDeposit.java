package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * A deposit as it is told to us.
 *
 * @param payerId    whose it is; null for whoever stands for the house on the day
 * @param externalId the number under which the channel or the bank knows it; null for none
 * @param paidAt     when it was paid, which may lie in the past
 */
public record NewDeposit(
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        long amountFen,
        PaymentMethod method,
        String externalId,
        Instant paidAt,
        String note) {

    /** What makes it the same deposit or another one: everything but what was noted. */
    byte[] content() {
        return Receipts.digest(houseId + "|" + payerId + "|" + feeItemId + "|" + amountFen + "|" + paidAt);
    }
}
