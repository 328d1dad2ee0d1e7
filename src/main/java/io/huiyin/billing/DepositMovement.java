package io.huiyin.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What left a deposit (押金变动).
 *
 * @param kind       where it went
 * @param amountFen  what left it, in fen; 0 where nothing was held any more
 * @param excessFen  what was deducted beyond the balance, in fen, and is owed as the bill says
 * @param billId     the bill of the excess; absent where there is none
 * @param items      what was deducted for; empty for a refund
 * @param method     how it went back; absent for a deduction
 * @param externalId of a refund, the number under which the channel knows it
 * @param reason     why; absent for owners
 * @param movedOn    on which day in the community's zone
 * @param staffId    who did it; absent where no member of staff did, and for owners
 * @param reversedAt of a refund that was taken back, when; what had left is held again
 */
public record DepositMovement(
        UUID id,
        Kind kind,
        long amountFen,
        long excessFen,
        UUID billId,
        List<DepositItem> items,
        PaymentMethod method,
        String externalId,
        String reason,
        LocalDate movedOn,
        UUID staffId,
        Instant createdAt,
        Instant reversedAt,
        String reverseReason) {

    /** Where it went. */
    public enum Kind {
        /** 抵扣 */
        DEDUCTION,
        /** 退还 */
        REFUND
    }

    /** For the owner whose deposit it is: why and by whom is the office's. */
    DepositMovement forOwner() {
        return new DepositMovement(
                id,
                kind,
                amountFen,
                excessFen,
                billId,
                items,
                method,
                externalId,
                null,
                movedOn,
                null,
                createdAt,
                reversedAt,
                null);
    }
}
