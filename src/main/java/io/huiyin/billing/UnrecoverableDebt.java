package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A debt that the ladder did not bring in (长期难收欠费, DUN-04), with who handles it.
 *
 * @param overdueFen  the principal that was overdue when it was listed
 * @param lateFeeFen  the late fee that was owed then
 * @param oldestDueOn since when
 * @param note        what was said when it was closed
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
