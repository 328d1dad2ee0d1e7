package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Money that came in (缴费), with its receipt (收据).
 *
 * @param payerId       whose money it is: whoever was named, else who owed all the bills that it paid, else who stood
 *     for the house on the day; absent where nobody did
 * @param receiptNumber without gaps in a community
 * @param amountFen     what came in, in fen
 * @param externalId    the number under which the channel or the bank knows it; absent where it has none
 * @param paidAt        when it was paid, also where it was entered later
 * @param paidOn        the day of {@code paidAt} in the community's zone, from which it counts
 * @param allocations   what of it went to which bill, now; none once it was reversed
 * @param prepaidFen    what no bill has taken yet and did not go back, in fen; 0 once it was reversed
 * @param collectorId   who took it; absent where no member of staff did, and for owners
 * @param invoiceNumber of the invoice that was given for it
 * @param note          for the office; absent for owners
 * @param replacesId    the reversed payment of the same money that this one corrects; absent where there is none
 * @param reversedAt    when it was taken back (冲正); absent while it stands
 * @param reverseReason why; absent for owners
 */
public record Payment(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        String receiptNumber,
        long amountFen,
        PaymentMethod method,
        String externalId,
        Instant paidAt,
        LocalDate paidOn,
        List<Allocation> allocations,
        long prepaidFen,
        UUID collectorId,
        String invoiceNumber,
        String note,
        UUID replacesId,
        Instant createdAt,
        Instant reversedAt,
        String reverseReason,
        int version)
        implements Tagged {

    /**
     * What of a payment went to a bill.
     *
     * @param principalFen what of the principal it paid, in fen
     * @param lateFeeFen   what of the late fee it paid, in fen
     */
    public record Allocation(UUID billId, long principalFen, long lateFeeFen) {}

    /** For the owner who paid: what the office notes of it is the office's. */
    Payment forOwner() {
        return new Payment(
                id,
                communityId,
                houseId,
                payerId,
                receiptNumber,
                amountFen,
                method,
                externalId,
                paidAt,
                paidOn,
                allocations,
                prepaidFen,
                null,
                invoiceNumber,
                null,
                replacesId,
                createdAt,
                reversedAt,
                null,
                version);
    }

    /** Prepayment is taken by bills without a change of the payment. */
    @Override
    public String tag() {
        return version + "-" + Long.toHexString(prepaidFen) + Integer.toHexString(allocations.hashCode());
    }
}
