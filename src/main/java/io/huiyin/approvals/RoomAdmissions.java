package io.huiyin.approvals;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The register of outsiders in guarded rooms (出入登记, ROL-06): nobody stands in it without a superior's leave. */
@ApplicationScoped
public class RoomAdmissions {

    private static final String SENSITIVE = "owners:read-sensitive";

    private final Database database;
    private final RoomAdmissionRepository admissions;
    private final Approvals approvals;
    private final Communities communities;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    RoomAdmissions(
            Database database,
            RoomAdmissionRepository admissions,
            Approvals approvals,
            Communities communities,
            StaffMembers staff,
            Events events,
            Clock clock) {
        this.database = database;
        this.admissions = admissions;
        this.approvals = approvals;
        this.communities = communities;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets an outsider in, which uses up the approval.
     *
     * @throws io.huiyin.kernel.ProblemException 409 {@link ApprovalProblems#NEEDED} unless the approval is of the kind ROOM_ADMISSION, for
     *     this room, and in force; 422 for ids that are not known here, and for a host who did not ask for it
     */
    public RoomAdmission admit(Caller caller, RoomAdmission.Visit visit) {
        return database.in(caller, () -> {
            communities.require(visit.communityId());
            staff.require(visit.communityId(), visit.hostStaffId(), "/hostStaffId");
            var leave = approvals.useToAdmit(visit.communityId(), visit.room(), visit.approvalId(), "/approvalId");
            if (leave.askedBy() != null && !leave.askedBy().equals(visit.hostStaffId())) {
                throw Problems.unprocessable(
                        "/hostStaffId", "not-who-asked", Text.of("Who asked for the leave is the host.", "须由申请人本人接待。"));
            }
            var id = Ids.next();
            var now = clock.instant();
            admissions.insert(id, visit, caller.staffId(), now);
            events.publish(new RoomAdmissionEvent.Admitted(
                    visit.communityId(), id, visit.room(), visit.approvalId(), visit.hostStaffId(), now));
            return admissions.find(id).orElseThrow();
        });
    }

    /**
     * @param reason why the visitor's whole name is asked for, which is noted in the log; null if it is not
     * @throws io.huiyin.kernel.ProblemException 403 if it is and the caller may not see it; 404 for an unknown one
     */
    public RoomAdmission get(Caller caller, UUID id, ReadReason reason) {
        if (reason != null && !caller.may(SENSITIVE)) throw ApprovalProblems.scopeNeeded(SENSITIVE);
        return database.in(caller, () -> {
            if (reason == null) return admissions.find(id).orElseThrow(Problems::notFound);
            var found = admissions.findWhole(id).orElseThrow(Problems::notFound);
            events.publish(new RoomAdmissionEvent.SensitiveRead(
                    found.communityId(), id, List.of(RoomAdmissionRepository.NAME_FIELD), reason, clock.instant()));
            return found;
        });
    }

    /** Newest first, names masked. */
    public Page<RoomAdmission> list(Caller caller, RoomAdmissionFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "room-admissions?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = admissions.page(filter, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    /**
     * Notes that the visitor left.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 409 if they have left; 412 for a stale version
     */
    public RoomAdmission leave(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var found = admissions.lock(id).orElseThrow(Problems::notFound);
            expected.check(found.version());
            if (found.leftAt() != null) {
                throw new ProblemException(Problems.CONFLICT, Text.of("They have left already.", "该访客已离开。"));
            }
            var now = clock.instant();
            admissions.leave(id, now);
            events.publish(new RoomAdmissionEvent.Left(found.communityId(), id, found.room(), now));
            return admissions.find(id).orElseThrow();
        });
    }
}
