package io.huiyin.owners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A change of an owner's record (变更记录), with what it said before and after.
 *
 * @param houseId    the house whose household has another head; absent for other changes
 * @param changedOn  the day from which it holds, by what the owner said
 * @param before     absent where there was nothing
 * @param after      absent where there is nothing any more
 * @param recordedBy the name of the key that recorded it
 * @param staffId    who acted through the key, if named
 */
public record OwnerChange(
        UUID id,
        UUID ownerId,
        ChangedField field,
        UUID houseId,
        LocalDate changedOn,
        Remembered before,
        Remembered after,
        String reason,
        Instant recordedAt,
        String recordedBy,
        UUID staffId) {

    boolean isInternal() {
        return field == ChangedField.SEGMENT || field == ChangedField.COMPLAINT_POINTS;
    }

    OwnerChange as(Shown shown) {
        return with(before == null ? null : before.as(shown), after == null ? null : after.as(shown));
    }

    /** As the owner may see it: of heads of a household none but themselves. */
    OwnerChange withoutOthers() {
        return with(
                before == null ? null : before.withoutOthers(ownerId),
                after == null ? null : after.withoutOthers(ownerId));
    }

    private OwnerChange with(Remembered before, Remembered after) {
        return new OwnerChange(
                id, ownerId, field, houseId, changedOn, before, after, reason, recordedAt, recordedBy, staffId);
    }
}
