package io.huiyin.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One sum that left an account and reached another (分录): debit and credit stand in one entry, so none is out of balance.
 *
 * @param number      rises in the order of booking; not without gaps
 * @param effectiveOn the day from which it counts
 * @param aboutId     the decision, refund or deposit that it comes from
 */
public record LedgerEntry(
        long number,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        String kind,
        String debit,
        String credit,
        long amountFen,
        LocalDate effectiveOn,
        Instant recordedAt,
        UUID billId,
        UUID paymentId,
        UUID aboutId) {}
