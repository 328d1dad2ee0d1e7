package io.huiyin.dunning;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Letters of one step that were made together (催缴函批次, DUN-03). What they come to is that of the letters that the caller sees: of
 * their areas where their duty is an area.
 *
 * @param step           the code of the step of the ladder
 * @param areaId         of which area they are; absent for all
 * @param phaseId        of which phase they are; absent for all
 * @param noticeDays     how many days they give
 * @param madeOn         as of which day their sums are
 * @param letterCount    how many there are
 * @param deliveredCount to how many letters a delivery is on record that reached someone
 * @param totalFen       what they ask for, principal and late fees, in fen
 * @param moreDue        whether more debtors are due than one batch takes: another one goes on with them
 * @param staffId        who made them; absent where no member of staff did
 */
public record DunningLetterBatch(
        UUID id,
        UUID communityId,
        String step,
        DunningStepKind kind,
        UUID areaId,
        UUID phaseId,
        int noticeDays,
        LocalDate madeOn,
        int letterCount,
        int deliveredCount,
        long totalFen,
        boolean moreDue,
        UUID staffId,
        Instant createdAt,
        int version)
        implements Tagged {

    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(Objects.hash(letterCount, totalFen, deliveredCount));
    }

    /**
     * Who is written to: whoever is due for the step, within what is named.
     *
     * @param houseIds empty for all
     * @param howToPay null for the shipped words
     */
    public record Wanted(
            UUID communityId, String step, UUID areaId, UUID phaseId, List<UUID> houseIds, String howToPay) {}
}
