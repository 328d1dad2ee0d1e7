package io.huiyin.dunning;

import io.huiyin.messaging.ChannelKind;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What one payer of a house was written (催缴函), with the sums of the day on which it was made.
 *
 * @param step         the code of the step of the ladder
 * @param madeOn       as of which day its sums are
 * @param stepDueOn    the day on which the step was due for them
 * @param principalFen what was owed of principal on that day, in fen
 * @param lateFeeFen   what was owed of late fees on that day, in fen
 * @param totalFen     both, in fen
 * @param bills        what it asks for
 * @param deliveries   newest first, up to 20
 * @param sending      that it waits in the outbox; absent once its message went out or was given up
 */
public record DunningLetter(
        UUID id,
        UUID communityId,
        UUID batchId,
        String step,
        UUID houseId,
        UUID payerId,
        LocalDate madeOn,
        LocalDate stepDueOn,
        long principalFen,
        long lateFeeFen,
        long totalFen,
        List<LetterBill> bills,
        List<DunningDelivery> deliveries,
        LetterSending sending,
        int version)
        implements Tagged {

    /**
     * A bill that it asks for.
     *
     * @param item         the name of the fee item
     * @param from         the first day that it is for
     * @param to           the last day that it is for, this day included
     * @param dueOn        the last day on which it was paid in time
     * @param principalFen what was owed of its principal on the day of the letter, in fen
     * @param lateFeeFen   what was owed of its late fee on that day, in fen
     */
    public record LetterBill(
            String number,
            String item,
            String period,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            long principalFen,
            long lateFeeFen) {}

    /** @param notificationId the message that says what it says */
    public record LetterSending(UUID notificationId, ChannelKind channel, Instant queuedAt) {}

    @Override
    public String tag() {
        return version + "-" + deliveries.size() + (sending == null ? "" : "-" + sending.notificationId());
    }

    DunningLetter with(List<DunningDelivery> found) {
        return new DunningLetter(
                id,
                communityId,
                batchId,
                step,
                houseId,
                payerId,
                madeOn,
                stepDueOn,
                principalFen,
                lateFeeFen,
                totalFen,
                bills,
                found,
                sending,
                version);
    }
}
