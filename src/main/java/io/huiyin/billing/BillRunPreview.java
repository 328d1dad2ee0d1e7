package io.huiyin.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a run would make if it ran now, of the first 20,000 assignments that the caller sees and that hold in the period.
 *
 * @param period          as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param billCount       how many bills it would make
 * @param totalFen        the principal that those come to, in fen
 * @param bills           the first 50 of them
 * @param skipped         the first 200 of those
 * @param skippedCount    how many assignments it would make none for
 * @param assignmentCount how many were looked at
 * @param moreAssigned    whether there are more, of which nothing is told here
 */
public record BillRunPreview(
        UUID feeItemId,
        String period,
        long billCount,
        long totalFen,
        List<PreviewedBill> bills,
        List<BillSkip> skipped,
        long skippedCount,
        int assignmentCount,
        boolean moreAssigned) {

    /**
     * A bill that does not exist yet.
     *
     * @param payerId   absent where it is the house's, whoever that is
     * @param from      the first day that it is for
     * @param to        the last day that it is for, this day included
     * @param dueOn     the last day on which it is paid in time
     * @param amountFen the principal in fen
     * @param lines     what that is made of
     */
    public record PreviewedBill(
            UUID assignmentId,
            UUID houseId,
            UUID payerId,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            long amountFen,
            List<BillLine> lines) {}
}
