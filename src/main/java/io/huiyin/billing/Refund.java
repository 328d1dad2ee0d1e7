package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Prepayment that went back to who had paid it (退费).
 *
 * @param payerId    whose prepayment it was; absent where it was the house's own
 * @param amountFen  what went back, in fen
 * @param method     how it went back
 * @param externalId the number under which the channel or the bank knows it; absent where it has none
 * @param reason     why; absent for owners
 * @param refundedOn the day on which it was made, in the community's zone
 * @param approvalId the superior's leave that it used up; absent of one that needed none, and for owners
 * @param staffId    who made it; absent where no member of staff did, and for owners
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
