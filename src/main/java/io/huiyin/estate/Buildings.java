package io.huiyin.estate;

import io.huiyin.community.Communities;
import io.huiyin.community.Phase;
import io.huiyin.community.Phases;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The buildings of the communities. */
@ApplicationScoped
public class Buildings {

    private final Database database;
    private final BuildingRepository buildings;
    private final Communities communities;
    private final Phases phases;
    private final Areas areas;
    private final Events events;
    private final Clock clock;

    Buildings(
            Database database,
            BuildingRepository buildings,
            Communities communities,
            Phases phases,
            Areas areas,
            Events events,
            Clock clock) {
        this.database = database;
        this.buildings = buildings;
        this.communities = communities;
        this.phases = phases;
        this.areas = areas;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param phase the phase's name, made if the community has none of it; null for none
     * @throws ProblemException 422 for an unknown community or area, 409 if the phase has a building of this name
     */
    public Building create(Caller caller, UUID communityId, String phase, UUID areaId, String name) {
        return database.in(caller, () -> {
            communities.require(communityId);
            checkArea(communityId, areaId);
            var building = building(communityId, phaseNamed(communityId, phase), areaId, name);
            if (!buildings.insert(building)) throw taken();
            events.edited("building", Edit.CREATED, communityId, building.id());
            return building;
        });
    }

    public Building get(Caller caller, UUID id) {
        return database.in(caller, () -> buildings.find(id).orElseThrow(Problems::notFound));
    }

    /** Those of {@code ids} that are in the scope of the running transaction. */
    public List<Building> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : buildings.findAll(ids);
    }

    /** By name. */
    public Page<Building> list(Caller caller, BuildingFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "buildings?" + filter;
            var rows = buildings.page(filter, Cursor.read(list, cursor, 2), limit + 1);
            return Page.of(rows, limit, building -> Cursor.after(list, building.name(), building.id()));
        });
    }

    /** Changes a building; its houses move with it into another area, except those that were in one of their own. */
    public Building change(Caller caller, UUID id, Expected expected, String phase, UUID areaId, String name) {
        return database.in(caller, () -> {
            var before = buildings.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            checkArea(before.communityId(), areaId);
            var phaseId = idOf(phaseNamed(before.communityId(), phase));
            if (buildings
                    .named(before.communityId(), phaseId, name)
                    .filter(other -> !other.id().equals(id))
                    .isPresent()) {
                throw taken();
            }
            if (!buildings.update(id, before.version(), phaseId, areaId, name)) throw Problems.stale();
            if (!Objects.equals(before.areaId(), areaId)) buildings.moveHouses(id, before.areaId(), areaId);
            events.edited("building", Edit.CHANGED, before.communityId(), id);
            return buildings.find(id).orElseThrow();
        });
    }

    /** The building of this phase and name, made if the community has none; a new one belongs to {@code areaId}. */
    Building ensure(UUID communityId, String phaseName, String name, UUID areaId) {
        var phase = phaseNamed(communityId, phaseName);
        return buildings.named(communityId, idOf(phase), name).orElseGet(() -> {
            var building = building(communityId, phase, areaId, name);
            return buildings.insert(building)
                    ? building
                    : buildings.named(communityId, idOf(phase), name).orElseThrow();
        });
    }

    /** @throws ProblemException 422 if the community has no such area */
    void checkArea(UUID communityId, UUID areaId) {
        if (areaId == null) return;
        areas.find(areaId)
                .filter(area -> area.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference("/areaId"));
    }

    /** A building in the scope of the running transaction. */
    public Optional<Building> find(UUID id) {
        return buildings.find(id);
    }

    private Phase phaseNamed(UUID communityId, String phase) {
        return phase == null ? null : phases.ensure(communityId, phase);
    }

    private Building building(UUID communityId, Phase phase, UUID areaId, String name) {
        var phaseName = phase == null ? null : phase.name();
        return new Building(Ids.next(), communityId, idOf(phase), phaseName, areaId, name, clock.instant(), 1);
    }

    private static UUID idOf(Phase phase) {
        return phase == null ? null : phase.id();
    }

    private static ProblemException taken() {
        return Problems.conflict(
                "/name", "taken", Text.of("There is a building of this name in the phase.", "该期已有同名楼栋。"));
    }
}
