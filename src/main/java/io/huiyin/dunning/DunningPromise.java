package io.huiyin.dunning;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What somebody said they will pay by when (承诺缴费). Whether they kept it is read from their payments.
 *
 * @param actId     the act of dunning in which they said so
 * @param madeOn    from which day on payments count
 * @param on        until which day, this day included
 * @param amountFen what they said they will pay, in fen
 * @param paidFen   what they paid for the house in between, in fen; reversed payments do not count
 */
public record DunningPromise(
        UUID actId,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        LocalDate madeOn,
        LocalDate on,
        long amountFen,
        long paidFen,
        Status status) {

    /** What became of it (承诺状态). */
    public enum Status {
        /** Its day has not passed and the sum is not paid: no automatic step is taken. */
        OPEN,
        /** At least the sum was paid by its day. */
        KEPT,
        BROKEN
    }
}
