package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an item costs from a day on (收费标准, FEE-18), until the day of the next one. None is ever changed.
 *
 * @param effectiveFrom   the first day on which it holds, in the community's zone
 * @param pricing         the unit price in yuan: per square metre and month, per unit and cycle, per metered unit, or
 *     once
 * @param vacancyRatio    what a house that is vacant or unsold pays, as a part of the whole; absent for all of it
 * @param dueDays         how many days after the first day of the period it is to be paid
 * @param lateFee         absent where nothing is owed for being late
 * @param basis           on what the price rests (依据)
 * @param composition     what the price is made of (SVC-02)
 * @param qualityStandard what is done for it (SVC-03)
 */
public record FeeStandard(
        UUID id,
        UUID communityId,
        UUID feeItemId,
        LocalDate effectiveFrom,
        Pricing pricing,
        String vacancyRatio,
        int dueDays,
        LateFeeTerms lateFee,
        String basis,
        List<PricePart> composition,
        String qualityStandard,
        Instant createdAt)
        implements Tagged {

    /** It never changes. */
    @Override
    public int version() {
        return 1;
    }
}
