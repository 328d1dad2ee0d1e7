package io.huiyin.approvals;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import io.huiyin.staff.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What nobody does without a superior's leave (审批, ROL-02): one asks, another decides, and upper rooms hold what is done
 * against it.
 */
@ApplicationScoped
public class Approvals {

    private final Database database;
    private final ApprovalRepository approvals;
    private final ApprovalSettings settings;
    private final Communities communities;
    private final StaffMembers staff;
    private final Events events;
    private final ApprovalsConfig config;
    private final Clock clock;

    Approvals(
            Database database,
            ApprovalRepository approvals,
            ApprovalSettings settings,
            Communities communities,
            StaffMembers staff,
            Events events,
            ApprovalsConfig config,
            Clock clock) {
        this.database = database;
        this.approvals = approvals;
        this.settings = settings;
        this.communities = communities;
        this.staff = staff;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks for leave (申请).
     *
     * @throws io.huiyin.kernel.ProblemException 422 for an unknown community, a subject, a room or an amount that the kind
     *     needs or does not go with, a reading that nobody asks for, and a cut-off of utilities where the community has not allowed it
     */
    public Approval ask(Caller caller, Approval.Wanted wanted) {
        return database.in(caller, () -> {
            communities.require(wanted.communityId());
            check(caller, wanted);
            var id = Ids.next();
            var now = clock.instant();
            approvals.insert(id, wanted, caller.staffId(), now);
            events.publish(new ApprovalEvent.Asked(wanted.communityId(), id, wanted.kind(), wanted.subject(), now));
            return approvals.find(id).orElseThrow();
        });
    }

    public Approval get(Caller caller, UUID id) {
        return database.in(caller, () -> approvals.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<Approval> list(Caller caller, ApprovalFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "approvals?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = approvals.page(filter, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    /**
     * Says yes (批准): from now on it can be used, for as long as {@link ApprovalsConfig#goodFor} says.
     *
     * @param comment null for none
     * @throws io.huiyin.kernel.ProblemException 403 unless the caller acts for a member of staff of the community in a role of the
     *     kind; 404 for an unknown one; 409 for whoever asked, and unless it is PENDING; 412 for a stale version; 422 where nobody
     *     acts, and for a cut-off of utilities where the community has not allowed it
     */
    public Approval approve(Caller caller, UUID id, Expected expected, String comment) {
        return database.in(caller, () -> {
            var found = lockPending(caller, id, expected);
            allowed(found.kind(), found.communityId());
            var now = clock.instant();
            approvals.decide(id, ApprovalStatus.APPROVED, caller.staffId(), comment, now.plus(config.goodFor()), now);
            events.publish(new ApprovalEvent.Approved(found.communityId(), id, found.kind(), found.subject(), now));
            return approvals.find(id).orElseThrow();
        });
    }

    /**
     * Says no (驳回).
     *
     * @throws io.huiyin.kernel.ProblemException as {@link #approve}
     */
    public Approval refuse(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var found = lockPending(caller, id, expected);
            var now = clock.instant();
            approvals.decide(id, ApprovalStatus.REFUSED, caller.staffId(), reason, null, now);
            events.publish(new ApprovalEvent.Refused(found.communityId(), id, found.kind(), found.subject(), now));
            return approvals.find(id).orElseThrow();
        });
    }

    /**
     * Takes it back (撤回) before it is decided, or what was approved before it is used: by whoever asked, or who may decide it.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 409 for anyone else, and unless it is PENDING or APPROVED;
     *     412 for a stale version
     */
    public Approval withdraw(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var found = approvals.lock(id).orElseThrow(Problems::notFound);
            expected.check(found.version());
            var by = caller.staffId();
            if (by != null && !by.equals(found.askedBy()) && !mayDecide(by, found)) throw ApprovalProblems.notTheirs();
            if (found.status() != ApprovalStatus.PENDING && found.status() != ApprovalStatus.APPROVED) {
                throw ApprovalProblems.notAsItStands(found);
            }
            var now = clock.instant();
            approvals.withdraw(id, by, now);
            events.publish(new ApprovalEvent.Withdrawn(found.communityId(), id, found.kind(), found.subject(), now));
            return approvals.find(id).orElseThrow();
        });
    }

    /**
     * Uses up the newest approval in force, in the running transaction: what is done with it and that it is used commit as one.
     * Two who use the same at once do not both get it.
     *
     * @param amountFen what is done with it, in fen, which the approved amount must cover; null where it is not about money
     * @throws io.huiyin.kernel.ProblemException 409 {@link ApprovalProblems#NEEDED} if there is none; it says what one must be about, and of which sum
     */
    public Approval use(UUID communityId, ApprovalKind kind, SubjectRef subject, Long amountFen) {
        if (kind.reads()) throw new IllegalArgumentException(kind + " is held, not used up");
        allowed(kind, communityId);
        var found = approvals
                .lockUsable(communityId, kind, subject, amountFen)
                .orElseThrow(() -> ApprovalProblems.needed(kind, subject, amountFen));
        return used(found);
    }

    /** Whether a member of staff has leave to read something now; in the scope of the running transaction. */
    public boolean holds(ApprovalKind kind, SubjectRef subject, UUID staffId) {
        return approvals.holds(kind, subject, staffId);
    }

    /** Up to {@code limit} about a thing, in the order of their ids, in the scope of the running transaction. */
    public List<Approval> about(SubjectRef subject, UUID after, int limit) {
        return approvals.about(subject, after, limit);
    }

    /** Erases what people wrote about some things of a type, in the running transaction. @return the ids of what was touched */
    public List<UUID> eraseTexts(String subjectType, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty() ? List.of() : approvals.eraseTexts(subjectType, subjectIds);
    }

    /** As {@link #use}, of the one into a room that a body names at {@code pointer}. One that names no room opens none. */
    Approval useToAdmit(UUID communityId, GuardedRoom room, UUID id, String pointer) {
        var found = approvals
                .lock(id)
                .filter(approval -> approval.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference(pointer));
        if (found.room() != room || found.status() != ApprovalStatus.APPROVED) {
            throw ApprovalProblems.needed(ApprovalKind.ROOM_ADMISSION, null, null)
                    .with("approvalId", id)
                    .with("room", room);
        }
        return used(found);
    }

    private Approval used(Approval found) {
        var now = clock.instant();
        approvals.use(found.id(), database.caller().staffId(), now);
        events.publish(new ApprovalEvent.Used(found.communityId(), found.id(), found.kind(), found.subject(), now));
        return approvals.find(found.id()).orElseThrow();
    }

    private void check(Caller caller, Approval.Wanted wanted) {
        var kind = wanted.kind();
        allowed(kind, wanted.communityId());
        if (kind.needsSubject() && wanted.subject() == null) throw ApprovalProblems.neededForKind("/subject", kind);
        if (kind.needsAmount() && wanted.amountFen() == null) throw ApprovalProblems.neededForKind("/amountFen", kind);
        if (!kind.needsAmount() && wanted.amountFen() != null) throw ApprovalProblems.notForKind("/amountFen", kind);
        if (kind.needsRoom() && wanted.room() == null) throw ApprovalProblems.neededForKind("/room", kind);
        if (!kind.needsRoom() && wanted.room() != null) throw ApprovalProblems.notForKind("/room", kind);
        if (kind.reads() && caller.staffId() == null) throw ApprovalProblems.nobodyActs();
    }

    private void allowed(ApprovalKind kind, UUID communityId) {
        if (kind == ApprovalKind.UTILITY_CUT_OFF && !settings.of(communityId).utilityCutOff()) {
            throw ApprovalProblems.utilitiesStayOn();
        }
    }

    private Approval lockPending(Caller caller, UUID id, Expected expected) {
        var found = approvals.lock(id).orElseThrow(Problems::notFound);
        expected.check(found.version());
        if (caller.staffId() == null) throw ApprovalProblems.nobodyActs();
        if (!mayDecide(caller.staffId(), found)) throw ApprovalProblems.roleNeeded(found.kind());
        if (caller.staffId().equals(found.askedBy())) throw ApprovalProblems.ownRequest();
        if (found.status() != ApprovalStatus.PENDING) throw ApprovalProblems.notAsItStands(found);
        return found;
    }

    private boolean mayDecide(UUID staffId, Approval approval) {
        return staff
                .find(staffId)
                .filter(member -> member.communityId().equals(approval.communityId()))
                .map(StaffMember::roles)
                .orElse(List.<StaffRole>of())
                .stream()
                .anyMatch(approval.kind().deciders()::contains);
    }
}
