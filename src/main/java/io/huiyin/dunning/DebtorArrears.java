package io.huiyin.dunning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one payer of a house is behind with (欠费), and what was done about it.
 *
 * @param payerId     absent where the bills are the house's, whoever that is
 * @param bills       how many bills are overdue
 * @param overdueFen  what is not paid of the principal of bills whose due day is over, in fen
 * @param disputedFen of it, of bills with an open dispute: they are not reminded of until it is settled
 * @param lateFeeFen  the late fees (违约金) of those bills that are owed as of the day, in fen; no part of {@code
 *     overdueFen}
 * @param oldestDueOn the due day of the oldest of them
 * @param daysOverdue how many days behind {@code oldestDueOn}
 * @param stage       the furthest step that was taken since then
 * @param nextStep    absent once the ladder was climbed, and while all is disputed
 * @param lastAct     absent while nobody reminded them
 * @param promise     the newest promise to pay that is open
 */
public record DebtorArrears(
        UUID communityId,
        UUID houseId,
        String houseCode,
        UUID payerId,
        int bills,
        long overdueFen,
        long disputedFen,
        long lateFeeFen,
        LocalDate oldestDueOn,
        int daysOverdue,
        ArrearsStage stage,
        NextStep nextStep,
        LastAct lastAct,
        OpenPromise promise) {

    /**
     * The step that is to be taken next.
     *
     * @param step  its code in the ladder
     * @param dueOn from which day on
     * @param due   whether it is due now: its day has come, and no promise is open
     */
    public record NextStep(String step, DunningStepKind kind, LocalDate dueOn, boolean due) {}

    /**
     * How they were reminded last.
     *
     * @param step     the code of the step that it took; absent of a talk beside the ladder
     * @param staffId  who reminded them; absent where no member of staff did
     * @param response what they said, in their words
     */
    public record LastAct(
            UUID id,
            String step,
            DunningMethod method,
            DunningOutcome outcome,
            Instant at,
            UUID staffId,
            String response) {}

    /**
     * What they said they will pay, and by when.
     *
     * @param actId     the act of dunning in which they said so
     * @param amountFen in fen
     * @param on        until which day, this day included
     */
    public record OpenPromise(UUID actId, long amountFen, LocalDate on) {}
}
