package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is charged of an item on some days, as a part of the whole (优惠). Of several that hold for a house on a day, the
 * lowest ratio counts; they are not multiplied. That of a vacant house comes on top.
 *
 * @param houseId absent where it is for all houses
 * @param from    the first day
 * @param to      the last day, this day included
 * @param ratio   what remains to be paid, as a decimal string: {@code 0.90} for nine tenths, {@code 0} for nothing
 * @param reason  of the item or the house; never of persons
 * @param endedOn the last day on which it held, where it was ended before its time; the day before {@code from} where
 *     it never did
 */
public record FeeDiscount(
        UUID id,
        UUID communityId,
        UUID feeItemId,
        UUID houseId,
        LocalDate from,
        LocalDate to,
        String ratio,
        String reason,
        LocalDate endedOn,
        Instant createdAt,
        int version)
        implements Tagged {

    /** What somebody says of a discount. */
    public record Given(UUID feeItemId, UUID houseId, LocalDate from, LocalDate to, String ratio, String reason) {}
}
