package io.huiyin.staff;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The members of staff of the communities. */
@ApplicationScoped
public class StaffMembers {

    private final Database database;
    private final StaffRepository members;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    StaffMembers(Database database, StaffRepository members, Communities communities, Events events, Clock clock) {
        this.database = database;
        this.members = members;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ProblemException 422 for an unknown community, no role at all, or a phone that is none */
    public StaffMember join(Caller caller, UUID communityId, StaffDetails details) {
        return database.in(caller, () -> {
            communities.require(communityId);
            var checked = details.checked();
            var member = new StaffMember(
                    Ids.next(),
                    communityId,
                    checked.name(),
                    checked.title(),
                    checked.effectiveRoles(),
                    checked.phone(),
                    checked.email(),
                    checked.department(),
                    true,
                    clock.instant(),
                    1);
            members.insert(member);
            events.publish(new StaffEvent.Joined(communityId, member.id(), member.createdAt()));
            return member;
        });
    }

    public StaffMember get(Caller caller, UUID id) {
        return database.in(caller, () -> members.find(id).orElseThrow(Problems::notFound));
    }

    /** In the order in which they were entered. */
    public Page<StaffMember> list(Caller caller, StaffFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "staff?" + filter;
            var rows = members.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, member -> Cursor.after(list, member.id()));
        });
    }

    public StaffMember change(Caller caller, UUID id, Expected expected, StaffDetails details) {
        return database.in(caller, () -> {
            var member = members.find(id).orElseThrow(Problems::notFound);
            expected.check(member.version());
            var changed =
                    members.update(member, details.checked(), member.active()).orElseThrow(Problems::stale);
            events.publish(new StaffEvent.Changed(changed.communityId(), id, clock.instant()));
            return changed;
        });
    }

    /** Ends the work of someone: nothing is routed to them any more, and nobody acts in their name. */
    public StaffMember deactivate(Caller caller, UUID id, Expected expected) {
        return setActive(caller, id, expected, false);
    }

    public StaffMember reactivate(Caller caller, UUID id, Expected expected) {
        return setActive(caller, id, expected, true);
    }

    /** A member of staff in the scope of the running transaction, active or not. */
    public Optional<StaffMember> find(UUID id) {
        return members.find(id);
    }

    /** Those of {@code ids} that are in the scope of the running transaction, active or not. */
    public Map<UUID, StaffMember> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return members.findAll(ids).stream().collect(Collectors.toMap(StaffMember::id, Function.identity()));
    }

    /** The active ones of a community who hold at least one of {@code roles}, in the order in which they were entered. */
    public List<StaffMember> byRoles(UUID communityId, StaffRole... roles) {
        return members.activeWithAnyRole(communityId, List.of(roles));
    }

    /** Who stands above whom in a community, in one statement; in the scope of the running transaction. */
    public ChainOfCommand chainOfCommand(UUID communityId) {
        return new ChainOfCommand(members.activeWithAnyRole(communityId, ChainOfCommand.LEVELS));
    }

    /**
     * The active member of staff of a community that a body names.
     *
     * @param pointer where the body names them
     * @throws ProblemException 422 if there is none
     */
    public StaffMember require(UUID communityId, UUID id, String pointer) {
        return members.find(id)
                .filter(member -> member.active() && member.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference(pointer));
    }

    /** Whether someone may act under this id in the running transaction. */
    public boolean mayAct(UUID id) {
        return members.isActive(id);
    }

    private StaffMember setActive(Caller caller, UUID id, Expected expected, boolean active) {
        return database.in(caller, () -> {
            var member = members.find(id).orElseThrow(Problems::notFound);
            expected.check(member.version());
            if (member.active() == active) return member;
            var details = new StaffDetails(
                    member.name(), member.title(), member.roles(), member.phone(), member.email(), member.department());
            var changed = members.update(member, details, active).orElseThrow(Problems::stale);
            var now = clock.instant();
            events.publish(
                    active
                            ? new StaffEvent.Reactivated(changed.communityId(), id, now)
                            : new StaffEvent.Deactivated(changed.communityId(), id, now));
            return changed;
        });
    }
}
