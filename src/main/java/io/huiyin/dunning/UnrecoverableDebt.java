package io.huiyin.dunning;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A debt that the ladder did not bring in (长期难收欠费, DUN-04), with who handles it.
 *
 * @param handlerId   the member of staff who handles it
 * @param overdueFen  the principal that was overdue when it was listed, in fen
 * @param lateFeeFen  the late fees that were owed then, in fen
 * @param oldestDueOn the due day of the oldest of those bills
 * @param outcome     how it ended; absent while it is open
 * @param note        what was said when it was closed; absent while it is open
 * @param closedAt    absent while it is open
 */
public record UnrecoverableDebt(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID handlerId,
        String reason,
        long overdueFen,
        long lateFeeFen,
        LocalDate oldestDueOn,
        UUID listedBy,
        Instant createdAt,
        Outcome outcome,
        String note,
        Instant closedAt,
        int version)
        implements Tagged {

    /** How it ended (处理结果). */
    public enum Outcome {
        /** Its bills were written off (核销), each by an approval of its own. */
        WRITTEN_OFF,
        RECOVERED
    }

    /** @param payerId null for the only one of the house who owes something */
    public record Wanted(UUID communityId, UUID houseId, UUID payerId, UUID handlerId, String reason) {}

    /** Which are asked for; null does not narrow. */
    public record Filter(UUID communityId, UUID houseId, UUID handlerId, Boolean closed) {}
}
