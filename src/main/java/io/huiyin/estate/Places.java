package io.huiyin.estate;

import io.huiyin.community.Phases;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phases, areas and buildings that lists of houses name: looked up, and made where they are missing, many at once. */
@ApplicationScoped
class Places {

    private final Database database;
    private final Phases phases;
    private final Events events;
    private final Clock clock;

    Places(Database database, Phases phases, Events events, Clock clock) {
        this.database = database;
        this.phases = phases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Those that exist.
     *
     * @param buildings the area of each is the one that its houses are given where they name none
     */
    record Known(Map<String, UUID> phases, Map<String, UUID> areas, Map<BuildingName, BuildingPlace> buildings) {}

    record BuildingPlace(UUID id, UUID areaId) {}

    Known known(UUID communityId, Collection<HouseLine> lines) {
        return new Known(
                ids("phase", communityId, names(lines.stream().map(HouseLine::phase))),
                ids("area", communityId, names(lines.stream().map(HouseLine::area))),
                buildings(communityId, lines));
    }

    static MissingPlaces missing(Known known, Collection<HouseLine> lines) {
        return new MissingPlaces(
                without(known.phases().keySet(), names(lines.stream().map(HouseLine::phase))),
                without(known.areas().keySet(), names(lines.stream().map(HouseLine::area))),
                without(
                        known.buildings().keySet(),
                        lines.stream().map(Places::building).collect(Collectors.toSet())));
    }

    /** Makes what is missing, and answers all. */
    Known ensure(UUID communityId, Collection<HouseLine> lines) {
        var known = known(communityId, lines);
        var missing = missing(known, lines);
        if (missing.phases().isEmpty()
                && missing.areas().isEmpty()
                && missing.buildings().isEmpty()) return known;
        if (!missing.phases().isEmpty()) phases.makeMissing(communityId, missing.phases());
        var phaseIds = ids("phase", communityId, names(lines.stream().map(HouseLine::phase)));
        if (!missing.areas().isEmpty()) makeAreas(communityId, missing.areas(), phasesOfAreas(lines, phaseIds));
        var areaIds = ids("area", communityId, names(lines.stream().map(HouseLine::area)));
        if (!missing.buildings().isEmpty()) makeBuildings(communityId, missing.buildings(), lines, phaseIds, areaIds);
        return new Known(phaseIds, areaIds, buildings(communityId, lines));
    }

    static BuildingName building(HouseLine line) {
        return new BuildingName(line.phase(), line.building());
    }

    private Map<String, UUID> ids(String table, UUID communityId, Set<String> names) {
        if (names.isEmpty()) return new HashMap<>();
        return database.handle()
                .createQuery("select name, id from <table> where community_id = :community and name = any (:names)")
                .define("table", table)
                .bind("community", communityId)
                .bindArray("names", String.class, List.copyOf(names))
                .reduceRows(new HashMap<>(), (ids, row) -> {
                    ids.put(row.getColumn("name", String.class), row.getColumn("id", UUID.class));
                    return ids;
                });
    }

    private Map<BuildingName, BuildingPlace> buildings(UUID communityId, Collection<HouseLine> lines) {
        var names = names(lines.stream().map(HouseLine::building));
        return database.handle()
                .createQuery("""
                        select p.name as phase, b.name, b.id, b.area_id
                          from building b left join phase p on p.id = b.phase_id
                         where b.community_id = :community and b.name = any (:names)
                        """)
                .bind("community", communityId)
                .bindArray("names", String.class, List.copyOf(names))
                .map((row, context) -> Map.entry(
                        new BuildingName(row.getString("phase"), row.getString("name")),
                        new BuildingPlace(Columns.uuid(row, "id"), Columns.uuid(row, "area_id"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void makeAreas(UUID communityId, Set<String> names, Map<String, UUID> phaseOfArea) {
        var wanted = List.copyOf(names);
        var made = database.handle()
                .createQuery("""
                        insert into area (id, community_id, phase_id, name, created_at)
                        select id, :community, phase, name, :now
                          from unnest(:ids, :phases, :names) as wanted (id, phase, name)
                        on conflict on constraint area_name_uq do nothing
                        returning id
                        """)
                .bind("community", communityId)
                .bind("now", clock.instant())
                .bindArray(
                        "ids",
                        UUID.class,
                        Stream.generate(Ids::next).limit(wanted.size()).toList())
                .bindArray(
                        "phases",
                        UUID.class,
                        wanted.stream().map(phaseOfArea::get).toList())
                .bindArray("names", String.class, wanted)
                .mapTo(UUID.class)
                .list();
        made.forEach(id -> events.publish(new AreaEvent.Created(communityId, id, clock.instant())));
    }

    /** A building belongs to the area of the first of its lines that names one. */
    private void makeBuildings(
            UUID communityId,
            Set<BuildingName> names,
            Collection<HouseLine> lines,
            Map<String, UUID> phaseIds,
            Map<String, UUID> areaIds) {
        var areaOf = new HashMap<BuildingName, String>();
        lines.stream()
                .filter(line -> line.area() != null)
                .forEach(line -> areaOf.putIfAbsent(building(line), line.area()));
        var wanted = List.copyOf(names);
        database.handle()
                .createUpdate("""
                        insert into building (id, community_id, phase_id, area_id, name, created_at)
                        select id, :community, phase, area, name, :now
                          from unnest(:ids, :phases, :areas, :names) as wanted (id, phase, area, name)
                        on conflict on constraint building_name_uq do nothing
                        """)
                .bind("community", communityId)
                .bind("now", clock.instant())
                .bindArray(
                        "ids",
                        UUID.class,
                        Stream.generate(Ids::next).limit(wanted.size()).toList())
                .bindArray(
                        "phases",
                        UUID.class,
                        wanted.stream().map(name -> phaseIds.get(name.phase())).toList())
                .bindArray(
                        "areas",
                        UUID.class,
                        wanted.stream()
                                .map(name -> areaIds.get(areaOf.get(name)))
                                .toList())
                .bindArray(
                        "names",
                        String.class,
                        wanted.stream().map(BuildingName::name).toList())
                .execute();
    }

    /** The phase of each area, where all lines that name the area name one and the same phase. */
    private static Map<String, UUID> phasesOfAreas(Collection<HouseLine> lines, Map<String, UUID> phaseIds) {
        var phasesOf = new LinkedHashMap<String, Set<String>>();
        lines.stream()
                .filter(line -> line.area() != null)
                .forEach(line -> phasesOf.computeIfAbsent(line.area(), any -> new HashSet<>())
                        .add(line.phase()));
        var one = new HashMap<String, UUID>();
        phasesOf.forEach((area, names) -> {
            if (names.size() == 1) one.put(area, phaseIds.get(names.iterator().next()));
        });
        return one;
    }

    private static Set<String> names(Stream<String> names) {
        return names.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static <T> Set<T> without(Set<T> known, Set<T> wanted) {
        return wanted.stream().filter(name -> !known.contains(name)).collect(Collectors.toSet());
    }
}
