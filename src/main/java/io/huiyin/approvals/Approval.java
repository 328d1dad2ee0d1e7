package io.huiyin.approvals;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.staff.StaffRole;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody asked leave for, and what was decided (审批).
 *
 * @param subject    what it is about; absent where the kind needs none and none was named
 * @param room       into which guarded room; of the kind ROOM_ADMISSION alone, and absent where it was asked for before rooms were
 *     named: then it opens none
 * @param amountFen  up to how much, in fen; of the kinds that are about money alone
 * @param askedBy    who asked, and of the kinds that let someone read, who may; absent where a key asked for nobody
 * @param deciders   who holds one of these roles may decide it, but for whoever asked
 * @param comment    what the decider said to it; of a refusal the reason
 * @param goodUntil  until when it can be used, fixed when it was approved
 */
public record Approval(
        UUID id,
        UUID communityId,
        ApprovalKind kind,
        SubjectRef subject,
        GuardedRoom room,
        String reason,
        Long amountFen,
        ApprovalStatus status,
        UUID askedBy,
        Instant askedAt,
        List<StaffRole> deciders,
        UUID decidedBy,
        Instant decidedAt,
        String comment,
        Instant goodUntil,
        UUID usedBy,
        Instant usedAt,
        UUID withdrawnBy,
        Instant withdrawnAt,
        int version)
        implements Tagged {

    /** It expires without a new version. */
    @Override
    public String tag() {
        return status == ApprovalStatus.EXPIRED ? version + "-e" : String.valueOf(version);
    }

    /** What somebody asks for. */
    public record Wanted(
            UUID communityId, ApprovalKind kind, SubjectRef subject, GuardedRoom room, String reason, Long amountFen) {}
}
