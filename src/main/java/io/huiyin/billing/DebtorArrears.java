package io.huiyin.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one payer of a house is behind with (欠费), and what was done about it.
 *
 * @param payerId       absent where the bills are the house's, whoever that is
 * @param overdueFen    principal of bills whose due day is over
 * @param disputedFen   of it, of bills with an open dispute: they are not reminded of until it is settled
 * @param lateFeeFen    the late fees (违约金) of those bills that are owed as of the day
 * @param oldestDueOn   the due day of the oldest of them
 * @param stage         the furthest step that was taken since then
 * @param nextStep      absent once the ladder was climbed, and while all is disputed
 * @param lastAct       absent while nobody reminded them
 * @param promise       the newest promise to pay that is open
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
     * @param dueOn from which day on
     * @param due   whether it is due now: its day has come, and no promise is open
     */
    public record NextStep(String step, DunningStepKind kind, LocalDate dueOn, boolean due) {}

    /** How they were reminded last. */
    public record LastAct(
            UUID id,
            String step,
            DunningMethod method,
            DunningOutcome outcome,
            Instant at,
            UUID staffId,
            String response) {}

    /** What they said they will pay, and by when. */
    public record OpenPromise(UUID actId, long amountFen, LocalDate on) {}
}
