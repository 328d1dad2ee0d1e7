package io.huiyin.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One sum that left an account and reached another (分录): debit and credit stand in one entry, so none is out of balance.
 *
 * @param number      rises in the order of booking; not without gaps
 * @param payerId     whose money or debt it is; absent where it is the house's, whoever that is
 * @param kind        what moved the money
 * @param debit       the account that the sum reached
 * @param credit      the account that the sum left
 * @param amountFen   the sum in fen, always more than 0
 * @param effectiveOn the day from which it counts, in the community's zone: of money that came in the day on which it was paid, also
 *     where a bill takes it later or it is taken back; of a bill its first day; of anything else the day of booking
 * @param recordedAt  when it was booked
 * @param billId      the bill of which it changes what is owed; absent where it changes none
 * @param paymentId   the payment whose money it is; absent where it is of none
 * @param aboutId     the decision on a bill, refund, deposit or top-up that it comes from; absent where it comes from none
 */
public record LedgerEntry(
        long number,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        LedgerKind kind,
        LedgerAccount debit,
        LedgerAccount credit,
        long amountFen,
        LocalDate effectiveOn,
        Instant recordedAt,
        UUID billId,
        UUID paymentId,
        UUID aboutId) {}
