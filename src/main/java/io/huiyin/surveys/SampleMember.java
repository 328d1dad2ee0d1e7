package io.huiyin.surveys;

import io.huiyin.estate.OccupancyStatus;
import io.huiyin.owners.Segment;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * An owner in a sample frame, in it or left out.
 *
 * @param houseId         the house that made them an owner of the day; one that is lived in before others
 * @param reason          why they are left out; absent where they are not
 * @param segment         the mark of the moment when the frame was made; internal (SEG-10)
 * @param occupancyStatus of the house, of the same moment
 * @param exclusion       who left them out and when; absent where nobody did
 */
public record SampleMember(
        UUID frameId,
        UUID ownerId,
        UUID houseId,
        MemberStatus status,
        ExclusionReason reason,
        Segment segment,
        OccupancyStatus occupancyStatus,
        Exclusion exclusion,
        int version)
        implements Tagged {

    /**
     * That somebody left them out: by making the frame, or by hand.
     *
     * @param cause   of one by hand
     * @param by      the name of the key
     * @param staffId who acted through the key, if named
     */
    public record Exclusion(ExclusionCause cause, String note, Instant at, String by, UUID staffId) {}

    SampleMember withoutMark() {
        return new SampleMember(frameId, ownerId, houseId, status, reason, null, occupancyStatus, exclusion, version);
    }
}
