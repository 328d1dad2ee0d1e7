package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Prepayment that went back to who had paid it (退费).
 *
 * @param approvalId the superior's leave that it used up; absent of one below the sum from which it needs one
 * @param reversedAt when it was taken back; absent where it was not
 */
public record Refund(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        long amountFen,
        PaymentMethod method,
        String externalId,
        String reason,
        LocalDate refundedOn,
        UUID approvalId,
        UUID staffId,
        Instant createdAt,
        Instant reversedAt,
        String reverseReason,
        int version)
        implements Tagged {

    /** For the owner who got it: why, by whom and by whose leave is the office's. */
    Refund forOwner() {
        return new Refund(
                id,
                communityId,
                houseId,
                payerId,
                amountFen,
                method,
                externalId,
                null,
                refundedOn,
                null,
                null,
                createdAt,
                reversedAt,
                null,
                version);
    }
}
