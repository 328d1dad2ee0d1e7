package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * What the houses of a fee item bear together for a period (公摊费用).
 *
 * @param period    as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param amountFen what is to be shared, in fen
 * @param spread    by what it is shared
 * @param saving    what was saved, in words that stand in the line of each bill (FEE-16)
 * @param note      for the office
 */
public record SharedCost(
        UUID id,
        UUID communityId,
        UUID feeItemId,
        String period,
        long amountFen,
        Spread spread,
        String saving,
        String note,
        Instant createdAt,
        int version)
        implements Tagged {

    /** By what a cost is shared; in both cases also by the days that an assignment covers. */
    public enum Spread {
        /** By floor area. */
        AREA,
        /** The same of every assignment. */
        EVENLY
    }

    /** What somebody says of a cost. */
    public record Details(long amountFen, Spread spread, String saving, String note) {}
}
