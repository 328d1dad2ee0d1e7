package io.huiyin.estate;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.database.Database;
import io.huiyin.estate.HouseRepository.References;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The houses of the communities. */
@ApplicationScoped
public class Houses {

    private final Database database;
    private final HouseRepository houses;
    private final Communities communities;
    private final Buildings buildings;
    private final OccupancyDetails occupancyDetails;
    private final Events events;
    private final Clock clock;

    Houses(
            Database database,
            HouseRepository houses,
            Communities communities,
            Buildings buildings,
            OccupancyDetails occupancyDetails,
            Events events,
            Clock clock) {
        this.database = database;
        this.houses = houses;
        this.communities = communities;
        this.buildings = buildings;
        this.occupancyDetails = occupancyDetails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters a house. Its phase and building are made if the community has none of these names; where it names no area it
     * is in the building's.
     *
     * @throws ProblemException 422 for an unknown community, area or occupancy detail and for a handover that contradicts
     *     itself; 409 if the code is taken
     */
    public House enter(Caller caller, UUID communityId, HouseDetails details) {
        return database.in(caller, () -> {
            var community = communities.require(communityId);
            details.check(today(community));
            var references = references(communityId, details, true);
            var id = Ids.next();
            if (!houses.insert(id, communityId, details, references, clock.instant())) throw taken();
            events.publish(new HouseEvent.Entered(communityId, id, clock.instant()));
            var house = houses.find(id).orElseThrow();
            handover(null, house, clock.instant()).ifPresent(events::publish);
            return house;
        });
    }

    public House get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(houses.find(id).orElseThrow(Problems::notFound), caller));
    }

    private static House shown(House house, Caller caller) {
        return caller.isOwner() ? house.forOwner() : house;
    }

    /** By code. */
    public Page<House> list(Caller caller, HouseFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "houses?" + filter;
            var rows = houses.page(filter, Cursor.read(list, cursor, 2), limit + 1);
            return Page.of(rows, limit, house -> Cursor.after(list, house.code(), house.id()))
                    .map(house -> shown(house, caller));
        });
    }

    /** Changes a house; upper rooms learn at once when it is handed over, or not any more. */
    public House change(Caller caller, UUID id, Expected expected, HouseDetails details) {
        return database.in(caller, () -> {
            var before = houses.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            details.check(today(communities.find(before.communityId()).orElseThrow()));
            if (!before.code().equals(details.code()) && houses.isTaken(before.communityId(), details.code())) {
                throw taken();
            }
            var references = references(before.communityId(), details, false);
            if (!houses.update(id, before.version(), details, references)) throw Problems.stale();
            var after = houses.find(id).orElseThrow();
            var fields = changed(before, after);
            if (!fields.isEmpty()) {
                events.publish(new HouseEvent.Changed(after.communityId(), id, fields, clock.instant()));
            }
            handover(before, after, clock.instant()).ifPresent(events::publish);
            return after;
        });
    }

    /** A house in the scope of the running transaction. */
    public Optional<House> find(UUID id) {
        return houses.find(id);
    }

    /** Those of {@code ids} that are in the scope of the running transaction. */
    public Map<UUID, House> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return houses.findAll(ids).stream().collect(Collectors.toMap(House::id, Function.identity()));
    }

    /** A house with its community, area and steward, in one statement, in the scope of the running transaction. */
    public Optional<HouseContext> context(UUID id) {
        return houses.context(id);
    }

    private References references(UUID communityId, HouseDetails details, boolean areaOfBuilding) {
        buildings.checkArea(communityId, details.areaId());
        var building = buildings.ensure(communityId, details.phase(), details.building(), details.areaId());
        var area = details.areaId() == null && areaOfBuilding ? building.areaId() : details.areaId();
        return new References(building.id(), area, occupancyDetailId(communityId, details));
    }

    private UUID occupancyDetailId(UUID communityId, HouseDetails details) {
        if (details.occupancyDetail() == null) return null;
        var detail = occupancyDetails
                .named(communityId, details.occupancyDetail())
                .orElseThrow(() -> Problems.unknownReference("/occupancyDetail"));
        if (detail.occupancyStatus() != details.occupancyStatus()) {
            throw Problems.unprocessable(
                    "/occupancyDetail",
                    "other-status",
                    Text.of("It belongs to the status %s.", "它属于入住状态 %s。", detail.occupancyStatus()));
        }
        return detail.id();
    }

    /** What upper rooms must learn of the handover, if anything about it changed. */
    static Optional<HouseEvent> handover(House before, House after, Instant now) {
        var dateBefore = before == null ? null : before.handedOverOn();
        if (Objects.equals(dateBefore, after.handedOverOn())) return Optional.empty();
        return Optional.of(
                after.handedOverOn() == null
                        ? new HouseHandoverRevoked(after.communityId(), after.id(), now)
                        : new HouseHandedOver(after.communityId(), after.id(), after.handedOverOn(), now));
    }

    private LocalDate today(Community community) {
        return LocalDate.ofInstant(clock.instant(), community.timeZone());
    }

    static List<String> changed(House before, House after) {
        var fields = new ArrayList<String>();
        note(fields, "code", before.code(), after.code());
        note(fields, "areaId", before.areaId(), after.areaId());
        note(fields, "buildingId", before.buildingId(), after.buildingId());
        note(fields, "unit", before.unit(), after.unit());
        note(fields, "floor", before.floor(), after.floor());
        note(fields, "room", before.room(), after.room());
        note(fields, "areaSquareMetres", before.areaSquareMetres(), after.areaSquareMetres());
        note(fields, "handoverStatus", before.handoverStatus(), after.handoverStatus());
        note(fields, "handedOverOn", before.handedOverOn(), after.handedOverOn());
        note(fields, "occupancyStatus", before.occupancyStatus(), after.occupancyStatus());
        note(fields, "occupancyDetail", before.occupancyDetail(), after.occupancyDetail());
        note(fields, "note", before.note(), after.note());
        return fields;
    }

    private static void note(List<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) fields.add(name);
    }

    private static ProblemException taken() {
        return Problems.conflict("/code", "taken", Text.of("The community has a house of this code.", "该小区已有此编码的房屋。"));
    }
}
