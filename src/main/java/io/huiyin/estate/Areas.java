package io.huiyin.estate;

import io.huiyin.community.Communities;
import io.huiyin.community.Phases;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The areas of the communities, and who answers for them. */
@ApplicationScoped
public class Areas {

    private final Database database;
    private final AreaRepository areas;
    private final Communities communities;
    private final Phases phases;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    Areas(
            Database database,
            AreaRepository areas,
            Communities communities,
            Phases phases,
            StaffMembers staff,
            Events events,
            Clock clock) {
        this.database = database;
        this.areas = areas;
        this.communities = communities;
        this.phases = phases;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 422 for an unknown community, phase or member of staff; 409 if the community has an area of
     *     this name
     */
    public Area create(Caller caller, UUID communityId, AreaDetails details) {
        return database.in(caller, () -> {
            communities.require(communityId);
            check(communityId, details);
            if (areas.isTaken(communityId, details.name())) throw taken();
            var area = area(Ids.next(), communityId, details, clock.instant(), 1);
            areas.insert(area);
            events.publish(new AreaEvent.Created(communityId, area.id(), area.createdAt()));
            return area;
        });
    }

    public Area get(Caller caller, UUID id) {
        return database.in(caller, () -> areas.find(id).orElseThrow(Problems::notFound));
    }

    /** By name. */
    public Page<Area> list(Caller caller, AreaFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "areas?" + filter;
            var rows = areas.page(filter, Cursor.read(list, cursor, 2), limit + 1);
            return Page.of(rows, limit, area -> Cursor.after(list, area.name(), area.id()));
        });
    }

    public Area change(Caller caller, UUID id, Expected expected, AreaDetails details) {
        return database.in(caller, () -> {
            var before = areas.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            check(before.communityId(), details);
            if (!before.name().equals(details.name()) && areas.isTaken(before.communityId(), details.name())) {
                throw taken();
            }
            var after = area(id, before.communityId(), details, before.createdAt(), before.version() + 1);
            if (!areas.update(after, before.version())) throw Problems.stale();
            events.publish(new AreaEvent.Changed(
                    after.communityId(), id, before.stewardId(), after.stewardId(), clock.instant()));
            return after;
        });
    }

    /** An area in the scope of the running transaction. */
    public Optional<Area> find(UUID id) {
        return areas.find(id);
    }

    private static Area area(UUID id, UUID communityId, AreaDetails details, Instant createdAt, int version) {
        return new Area(
                id,
                communityId,
                details.phaseId(),
                details.name(),
                details.stewardId(),
                details.securityIds(),
                details.repairIds(),
                createdAt,
                version);
    }

    private void check(UUID communityId, AreaDetails details) {
        if (details.phaseId() != null) {
            phases.find(details.phaseId())
                    .filter(phase -> phase.communityId().equals(communityId))
                    .orElseThrow(() -> Problems.unknownReference("/phaseId"));
        }
        checkStaff(communityId, details);
    }

    private void checkStaff(UUID communityId, AreaDetails details) {
        var named = new LinkedHashMap<String, UUID>();
        if (details.stewardId() != null) named.put("/stewardId", details.stewardId());
        for (int i = 0; i < details.securityIds().size(); i++) {
            named.put("/securityIds/" + i, details.securityIds().get(i));
        }
        for (int i = 0; i < details.repairIds().size(); i++) {
            named.put("/repairIds/" + i, details.repairIds().get(i));
        }
        var known = staff.findAll(named.values());
        var errors = new ArrayList<FieldError>();
        named.forEach((pointer, id) -> {
            if (!mayBeNamed(known, communityId, id)) {
                errors.add(new FieldError(
                        pointer,
                        "unknown-reference",
                        Text.of("No active member of this community's staff has this id.", "本小区没有此编号的在职员工。")));
            }
        });
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    private static boolean mayBeNamed(Map<UUID, StaffMember> known, UUID communityId, UUID id) {
        var member = known.get(id);
        return member != null && member.active() && member.communityId().equals(communityId);
    }

    private static ProblemException taken() {
        return Problems.conflict("/name", "taken", Text.of("The community has an area of this name.", "该小区已有同名片区。"));
    }
}
