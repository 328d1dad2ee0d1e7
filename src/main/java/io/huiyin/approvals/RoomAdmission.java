package io.huiyin.approvals;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * An outsider who was let into a guarded room (出入登记).
 *
 * @param visitorName  masked, unless it was asked for whole; absent once it was kept as long as it is kept
 * @param organisation where the visitor comes from
 * @param hostStaffId  who of the staff is with them
 * @param approvalId   the superior's leave, which admits once
 * @param admittedBy   who entered it; absent where a key did for nobody
 * @param leftAt       absent while they are in there
 */
public record RoomAdmission(
        UUID id,
        UUID communityId,
        GuardedRoom room,
        String visitorName,
        String organisation,
        String purpose,
        UUID hostStaffId,
        UUID approvalId,
        UUID admittedBy,
        Instant admittedAt,
        Instant leftAt,
        int version)
        implements Tagged {

    /** A whole name has another tag than its mask. */
    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(visitorName == null ? 0 : visitorName.hashCode());
    }

    /** Who is to be let in, and why. */
    public record Visit(
            UUID communityId,
            GuardedRoom room,
            String visitorName,
            String organisation,
            String purpose,
            UUID hostStaffId,
            UUID approvalId) {}
}
