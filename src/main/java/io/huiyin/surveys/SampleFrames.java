package io.huiyin.surveys;

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
import io.huiyin.kernel.Text;
import io.huiyin.owners.Owners;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Sample frames (抽样框): who may be drawn, and who is left out, by whom, when and why (AUD-04). */
@ApplicationScoped
public class SampleFrames {

    private static final String INTERNAL = "owners:read-internal";

    private final Database database;
    private final FrameRepository frames;
    private final MemberRepository members;
    private final Communities communities;
    private final Owners owners;
    private final Events events;
    private final Clock clock;

    SampleFrames(
            Database database,
            FrameRepository frames,
            MemberRepository members,
            Communities communities,
            Owners owners,
            Events events,
            Clock clock) {
        this.database = database;
        this.frames = frames;
        this.members = members;
        this.communities = communities;
        this.owners = owners;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<SampleFrame> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "sample-frames?" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = frames.page(communityId, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    public SampleFrame get(Caller caller, UUID id) {
        return database.in(caller, () -> frame(id));
    }

    /**
     * Makes a frame of the owners of a day, with marks and statuses as they are now.
     *
     * @param on today where null; not in the future
     * @throws ProblemException 422 for an unknown community or a day in the future
     */
    public SampleFrame make(Caller caller, UUID communityId, String name, LocalDate on) {
        return database.in(caller, () -> {
            var now = clock.instant();
            var today =
                    LocalDate.ofInstant(now, communities.require(communityId).timeZone());
            if (on != null && on.isAfter(today)) {
                throw Problems.unprocessable("/on", "in-future", Text.of("It lies in the future.", "该日期在将来。"));
            }
            var id = Ids.next();
            frames.make(id, communityId, name, on == null ? today : on, caller, now);
            var made = frame(id);
            events.publish(new SampleEvent.Made(
                    communityId, id, made.on(), made.ownersInAll(), made.included(), made.excluded(), now));
            return made;
        });
    }

    /** By the owners' ids. @throws ProblemException 403 without the scope for internal marks */
    public Page<SampleMember> members(
            Caller caller, UUID id, MemberStatus status, ExclusionReason reason, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            frame(id);
            requireInternal(caller);
            var list = "sample-members?" + id + "&" + status + "&" + reason;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = members.page(id, status, reason, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.ownerId()));
        });
    }

    /** A member; that it was opened is noted in the log. @throws ProblemException 403 without the scope for internal marks */
    public SampleMember member(Caller caller, UUID id, UUID ownerId) {
        return database.in(caller, () -> {
            var frame = frame(id);
            var found = members.find(id, ownerId).orElseThrow(Problems::notFound);
            requireInternal(caller);
            events.publish(new SampleEvent.MemberRead(frame.communityId(), id, ownerId, clock.instant()));
            return found;
        });
    }

    /** What was done by hand, newest first. @param ownerId null for all */
    public Page<SampleExclusion> exclusions(Caller caller, UUID id, UUID ownerId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            frame(id);
            var list = "sample-exclusions?" + id + "&" + ownerId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = members.acts(id, ownerId, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    /**
     * Leaves an owner out by hand.
     *
     * @throws ProblemException 404 for an unknown frame; 409 for one who is left out already; 412 for a stale version of the
     *     member; 422 for an owner who is not in the frame, and a cause that is none for this or says nothing
     */
    public SampleMember exclude(
            Caller caller, UUID id, UUID ownerId, Expected expected, ExclusionCause cause, String note) {
        return database.in(caller, () -> {
            var frame = frame(id);
            var member = members.find(id, ownerId)
                    .filter(found -> owners.reporter(ownerId).isPresent())
                    .orElseThrow(() -> Problems.unknownReference("/ownerId"));
            expected.check(member.version());
            if (member.status() == MemberStatus.EXCLUDED) {
                throw conflict(Text.of("This owner is left out already.", "该业主已被排除。"));
            }
            act(caller, frame, member, true, cause, note);
            events.publish(new SampleEvent.Excluded(frame.communityId(), id, ownerId, cause, clock.instant()));
            return shown(caller, id, ownerId);
        });
    }

    /**
     * Takes an owner in again who was left out by hand.
     *
     * @throws ProblemException 404 for an unknown frame or owner; 409 for one who is not left out by hand; 412 for a stale version
     *     of the member; 422 for a cause that is none for this or says nothing
     */
    public SampleMember lift(
            Caller caller, UUID id, UUID ownerId, Expected expected, ExclusionCause cause, String note) {
        return database.in(caller, () -> {
            var frame = frame(id);
            var member = members.find(id, ownerId)
                    .filter(found -> owners.reporter(ownerId).isPresent())
                    .orElseThrow(Problems::notFound);
            expected.check(member.version());
            if (member.reason() != ExclusionReason.EXCLUDED_BY_HAND) {
                throw conflict(Text.of("This owner is not left out by hand.", "该业主未被人工排除。"));
            }
            act(caller, frame, member, false, cause, note);
            events.publish(new SampleEvent.Lifted(frame.communityId(), id, ownerId, cause, clock.instant()));
            return shown(caller, id, ownerId);
        });
    }

    private void act(
            Caller caller,
            SampleFrame frame,
            SampleMember member,
            boolean excludes,
            ExclusionCause cause,
            String note) {
        if (!cause.isFor(excludes)) {
            throw Problems.unprocessable("/reason", "other-act", Text.of("It is no reason for this.", "该原因不适用于此操作。"));
        }
        if (cause == ExclusionCause.OTHER && note == null) {
            throw Problems.unprocessable("/note", "note-needed", Text.of("Say what the other reason is.", "请说明其他原因。"));
        }
        if (!members.act(frame.communityId(), member, excludes, cause, note, caller, clock.instant())) {
            throw conflict(Text.of("Somebody else did so at the same moment.", "他人已同时操作。"));
        }
    }

    private SampleMember shown(Caller caller, UUID id, UUID ownerId) {
        var member = members.find(id, ownerId).orElseThrow();
        return caller.may(INTERNAL) ? member : member.withoutMark();
    }

    private SampleFrame frame(UUID id) {
        return frames.find(id).orElseThrow(Problems::notFound);
    }

    /** Who is left out for their mark tells the mark (SEG-10). */
    private static void requireInternal(Caller caller) {
        if (caller.may(INTERNAL)) return;
        throw new ProblemException(Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", INTERNAL))
                .with("requiredScope", INTERNAL);
    }

    private static ProblemException conflict(Text text) {
        return new ProblemException(Problems.CONFLICT, text);
    }
}
