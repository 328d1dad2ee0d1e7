package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money for a prepaid meter of a house (水电费充值, FEE-17). It pays no bill.
 *
 * @param payerId       who topped it up; absent where nobody was named
 * @param receiptNumber of the same series as the receipts of payments
 * @param amountFen     what was paid, in fen
 * @param quantity      what was credited to the meter, in its unit, as a decimal; absent where that is not known
 * @param externalId    the number under which the channel or the bank knows it; absent where it has none
 * @param paidOn        the day of {@code paidAt} in the community's zone
 * @param collectorId   who took it; absent where no member of staff did, and for owners
 * @param reversedAt    when it was taken back (冲正); absent while it stands
 * @param reverseReason why; absent for owners
 */
public record TopUp(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        String receiptNumber,
        long amountFen,
        String quantity,
        PaymentMethod method,
        String externalId,
        Instant paidAt,
        LocalDate paidOn,
        UUID collectorId,
        Instant createdAt,
        Instant reversedAt,
        String reverseReason,
        int version)
        implements Tagged {

    /** For the owner who paid: who took it is the office's. */
    TopUp forOwner() {
        return new TopUp(
                id,
                communityId,
                houseId,
                payerId,
                feeItemId,
                receiptNumber,
                amountFen,
                quantity,
                method,
                externalId,
                paidAt,
                paidOn,
                null,
                createdAt,
                reversedAt,
                null,
                version);
    }
}
