package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Money that came in (缴费), with its receipt (收据).
 *
 * @param receiptNumber without gaps in a community
 * @param paidOn        the day of {@code paidAt} in the community's zone, from which it counts
 * @param allocations   what of it went to which bill, now; none once it was reversed
 * @param prepaidFen    what no bill has taken yet
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
        Instant createdAt,
        Instant reversedAt,
        String reverseReason,
        int version)
        implements Tagged {

    /** What of a payment went to a bill. */
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
