package io.huiyin.forms;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A form that was filled in (质量记录, AUD-02). Nobody changes it: a correction is another record.
 *
 * @param formVersion  on which it was filled in
 * @param ownerId      whose record it is; absent where it is no owner's
 * @param houseId      absent where it is about no house
 * @param on           the day that it is about, in the community's zone
 * @param values       by the codes of the fields; absent in lists, for who may not read records, and once its owner was erased
 * @param filledBy     the member of staff, if named
 * @param supersedes   the record that it corrects
 * @param reason       why it was corrected
 * @param supersededBy the record that corrects it
 * @param archivedAt   since when it is final
 * @param version      1 while it is CURRENT, 2 once it has ended
 */
public record FormRecord(
        UUID id,
        UUID communityId,
        UUID formId,
        int formVersion,
        UUID ownerId,
        UUID houseId,
        LocalDate on,
        FormRecordStatus status,
        Map<String, Object> values,
        UUID filledBy,
        Instant filledAt,
        UUID supersedes,
        String reason,
        UUID supersededBy,
        Instant archivedAt,
        int version)
        implements Tagged {

    /** What somebody fills in; {@code on} is today where null. */
    public record Given(UUID formId, UUID ownerId, UUID houseId, LocalDate on, Map<String, Object> values) {}

    FormRecord withoutWords() {
        return new FormRecord(
                id,
                communityId,
                formId,
                formVersion,
                ownerId,
                houseId,
                on,
                status,
                null,
                filledBy,
                filledAt,
                supersedes,
                null,
                supersededBy,
                archivedAt,
                version);
    }
}
