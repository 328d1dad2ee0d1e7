package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * An optional paid service that a house is not given until its debt is settled (停办可选服务).
 *
 * @param payerId     who owes the debt
 * @param feeItemId   the service
 * @param actId       by which act of dunning the payer was told
 * @param suspendedBy the member of staff; absent where none did
 * @param lifted      why it is over; absent while it goes on
 * @param liftedAt    absent while it goes on
 * @param liftedBy    the member of staff; absent where none did, as when the debt was settled
 */
public record ServiceSuspension(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        String reason,
        UUID actId,
        UUID suspendedBy,
        Instant createdAt,
        Lifted lifted,
        Instant liftedAt,
        UUID liftedBy,
        int version)
        implements Tagged {

    /** Why it was lifted (恢复方式). */
    public enum Lifted {
        /** Nothing is overdue any more: it was lifted with the payment or the decision that settled the debt. */
        SETTLED,
        BY_HAND
    }

    /** Which are asked for; null does not narrow. */
    public record Filter(UUID communityId, UUID houseId, UUID feeItemId, Boolean lifted) {}
}
