package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * A top-up as it is told to us.
 *
 * @param payerId    null where nobody is named
 * @param externalId the number under which the channel or the bank knows it; null for none
 * @param paidAt     when it was paid, which may lie in the past
 * @param quantity   what was credited to the meter, as a decimal; null where that is not known
 */
public record NewTopUp(
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        long amountFen,
        PaymentMethod method,
        String externalId,
        Instant paidAt,
        String quantity) {

    /** What makes it the same top-up or another one. */
    byte[] content() {
        return Receipts.digest(
                houseId + "|" + payerId + "|" + feeItemId + "|" + amountFen + "|" + paidAt + "|" + quantity);
    }
}
