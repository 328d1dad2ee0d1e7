package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Prepayment that went back to who had paid it (退费). */
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
        UUID staffId,
        Instant createdAt,
        int version)
        implements Tagged {

    /** For the owner who got it: why and by whom is the office's. */
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
                createdAt,
                version);
    }
}
