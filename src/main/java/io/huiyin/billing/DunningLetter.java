package io.huiyin.billing;

import io.huiyin.messaging.ChannelKind;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What one payer of a house was written (催缴函), with the sums of the day on which it was made.
 *
 * @param stepDueOn  the day on which the step was due for them
 * @param deliveries newest first, up to 20
 * @param sending    that it waits in the outbox; absent once its message went out or was given up
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

    /** A bill that it asks for. */
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
