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
 * @param number           such as {@code ZD-202604-000001}; unique in the community
 * @param payerId          who owes it; absent where it is the house's, whoever that is
 * @param assignmentId     the assignment of the item to the house by which it is owed; absent of what a deposit did not
 *     cover
 * @param runId            the run that made it; absent where none did, as of a charge
 * @param feeClass         the class of its fee item
 * @param period           as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param from             the first day that it is for
 * @param to               the last day that it is for, this day included
 * @param dueOn            the last day on which it is paid in time; late fees begin behind it and the days of grace
 * @param amountFen        the principal in fen, which never changes once published
 * @param paidFen          what was paid of the principal, in fen; 0 once it is void
 * @param lateFeeFen       the late fee (违约金) in fen that is still owed as of today, beside what was paid or waived of
 *     it; 0 of a bill that nobody owes
 * @param lateFeePaidFen   what was paid of the late fee, in fen
 * @param lateFeeWaivedFen what was waived of the late fee and would be owed otherwise, in fen
 * @param outstandingFen   what is owed in fen: {@code amountFen - paidFen + lateFeeFen}; 0 of a bill that nobody owes
 * @param disputed         whether a dispute of it is open, so that no late fee gathers
 * @param lines            what {@code amountFen} is made of
 * @param createdAt        when it was made
 * @param publishedAt      since when it is owed; absent of a draft
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
