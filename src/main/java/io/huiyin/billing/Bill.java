package io.huiyin.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a house owes for a period (账单).
 *
 * @param payerId          who owes it; absent where it is the house's, whoever that is
 * @param period           as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param amountFen        the principal, which never changes once published
 * @param paidFen          what was paid of the principal
 * @param lateFeeFen       the late fee (违约金) that is owed as of today, beside what was paid or waived of it
 * @param outstandingFen   what is owed: {@code amountFen - paidFen + lateFeeFen}; 0 of a bill that nobody owes
 * @param dueOn            the last day on which it is paid in time
 * @param disputed         whether a dispute of it is open, so that no late fee gathers
 */
public record Bill(
        UUID id,
        UUID communityId,
        String number,
        BillStatus status,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        UUID assignmentId,
        UUID runId,
        @JsonProperty("class") FeeClass feeClass,
        String period,
        LocalDate from,
        LocalDate to,
        LocalDate dueOn,
        long amountFen,
        long paidFen,
        long lateFeeFen,
        long lateFeePaidFen,
        long lateFeeWaivedFen,
        long outstandingFen,
        boolean disputed,
        List<BillLine> lines,
        Instant createdAt,
        Instant publishedAt,
        int version)
        implements Tagged {

    /** The late fee grows without a change of the bill. */
    @Override
    public String tag() {
        return version + "-" + Long.toHexString(lateFeeFen);
    }
}
