package io.huiyin.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a run would make if it ran now.
 *
 * @param bills   the first 50
 * @param skipped the first 200
 */
public record BillRunPreview(
        UUID feeItemId,
        String period,
        long billCount,
        long totalFen,
        List<PreviewedBill> bills,
        List<BillSkip> skipped,
        long skippedCount) {

    /**
     * A bill that does not exist yet.
     *
     * @param payerId absent where it is the house's, whoever that is
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
