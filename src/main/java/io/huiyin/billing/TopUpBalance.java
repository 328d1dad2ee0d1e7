package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a prepaid meter of a house has left (预付费表余额, FEE-10).
 *
 * @param balanceFen  what it reported last with the top-ups since, in fen; absent until it reports. Below 0 where the
 *     meter lets it
 * @param meterFen    what it reported last, in fen; absent until it reports
 * @param readAt      when that was read; absent until it reports
 * @param toppedUpFen the top-ups that were paid after that, in fen
 * @param lowBelowFen below what it is low, in fen; absent where the fee item has no such threshold
 * @param low         whether it is
 */
public record TopUpBalance(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID feeItemId,
        Long balanceFen,
        Long meterFen,
        Instant readAt,
        long toppedUpFen,
        Long lowBelowFen,
        boolean low,
        int version)
        implements Tagged {

    /** The threshold changes without a change of the balance. */
    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(Objects.hashCode(lowBelowFen));
    }
}
