package io.huiyin.estate;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table {@code house} many rows at a time, in the scope of the running transaction. */
@ApplicationScoped
class HouseListRepository {

    private final Database database;

    HouseListRepository(Database database) {
        this.database = database;
    }

    /** A house to be entered, with the rows that it refers to. */
    record Entry(UUID id, HouseDetails details, UUID buildingId, UUID areaId) {}

    /**
     * The houses that exist, by the code of their line: those of that code, and where one was given a code of its own, those
     * of the same phase, building, unit and room.
     */
    Map<String, House> existing(UUID communityId, Map<String, HouseLine> lines) {
        return database
                .handle()
                .createQuery("""
                        with wanted as (
                            select * from unnest(:codes, :phases, :buildings, :units, :rooms)
                                       as w (line, w_phase, w_building, w_unit, w_room)
                        ), matching as (
                            select line, h.id from wanted join house h on h.community_id = :community and h.code = line
                            union all
                            select line, h.id
                              from wanted
                              join building b on b.community_id = :community and b.name = w_building
                              left join phase p on p.id = b.phase_id
                              join house h on h.building_id = b.id and h.room = w_room
                                          and h.unit is not distinct from w_unit
                             where p.name is not distinct from w_phase and h.code <> line
                        )
                        select m.line, h.*, b.name as building, b.phase_id, p.name as phase, d.name as occupancy_detail
                          from matching m
                          join house h on h.id = m.id
                          join building b on b.id = h.building_id
                          left join phase p on p.id = b.phase_id
                          left join occupancy_detail d on d.id = h.occupancy_detail_id
                         order by h.code <> m.line desc
                        """)
                .bind("community", communityId)
                .bindArray("codes", String.class, List.copyOf(lines.keySet()))
                .bindArray("phases", String.class, all(lines.values(), HouseLine::phase))
                .bindArray("buildings", String.class, all(lines.values(), HouseLine::building))
                .bindArray("units", String.class, all(lines.values(), HouseLine::unit))
                .bindArray("rooms", String.class, all(lines.values(), HouseLine::room))
                .map((row, context) -> Map.entry(row.getString("line"), HouseRepository.read(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (other, byCode) -> byCode));
    }

    /** @return how many were inserted; fewer than {@code entries} if someone else entered one of them */
    int insert(UUID communityId, List<Entry> entries, Instant now) {
        return database.handle()
                .createUpdate("""
                        insert into house (id, community_id, building_id, area_id, code, unit, floor, room, area_m2,
                                           handover_status, handed_over_on, occupancy_status, note, created_at)
                        select id, :community, building, area, code, unit, floor, room, area_m2,
                               handover, handed_over_on, occupancy, note, :now
                          from unnest(:ids, :buildings, :areas, :codes, :units, :floors, :rooms, :areasM2,
                                      :handovers, :dates, :occupancies, :notes)
                                    as w (id, building, area, code, unit, floor, room, area_m2,
                                          handover, handed_over_on, occupancy, note)
                        on conflict on constraint house_code_uq do nothing
                        """)
                .bind("community", communityId)
                .bind("now", now)
                .bindArray("ids", UUID.class, all(entries, Entry::id))
                .bindArray("buildings", UUID.class, all(entries, Entry::buildingId))
                .bindArray("areas", UUID.class, all(entries, Entry::areaId))
                .bindArray(
                        "codes",
                        String.class,
                        all(entries, entry -> entry.details().code()))
                .bindArray(
                        "units",
                        String.class,
                        all(entries, entry -> entry.details().unit()))
                .bindArray(
                        "floors",
                        String.class,
                        all(entries, entry -> entry.details().floor()))
                .bindArray(
                        "rooms",
                        String.class,
                        all(entries, entry -> entry.details().room()))
                .bindArray(
                        "areasM2",
                        BigDecimal.class,
                        all(entries, entry -> entry.details().areaSquareMetres()))
                .bindArray(
                        "handovers",
                        String.class,
                        all(entries, entry -> entry.details().handoverStatus().name()))
                .bindArray(
                        "dates",
                        LocalDate.class,
                        all(entries, entry -> entry.details().handedOverOn()))
                .bindArray(
                        "occupancies",
                        String.class,
                        all(entries, entry -> entry.details().occupancyStatus().name()))
                .bindArray(
                        "notes",
                        String.class,
                        all(entries, entry -> entry.details().note()))
                .execute();
    }

    /** @return how many were changed; fewer than {@code houses} if someone else was quicker with one of them */
    int update(Collection<House> houses) {
        return database.handle()
                .createUpdate("""
                        update house h
                           set area_id = w.area, floor = w.floor, area_m2 = w.area_m2,
                               handover_status = w.handover, handed_over_on = w.handed_over_on,
                               occupancy_status = w.occupancy, note = w.note,
                               occupancy_detail_id = case when h.occupancy_status = w.occupancy
                                                          then h.occupancy_detail_id end,
                               version = h.version + 1
                          from unnest(:ids, cast(:versions as integer[]), :areas, :floors, :areasM2,
                                      :handovers, :dates, :occupancies, :notes)
                                    as w (id, version, area, floor, area_m2, handover, handed_over_on, occupancy, note)
                         where h.id = w.id and h.version = w.version
                        """)
                .bindArray("ids", UUID.class, all(houses, House::id))
                .bindArray("versions", String.class, all(houses, house -> String.valueOf(house.version())))
                .bindArray("areas", UUID.class, all(houses, House::areaId))
                .bindArray("floors", String.class, all(houses, House::floor))
                .bindArray("areasM2", BigDecimal.class, all(houses, House::areaSquareMetres))
                .bindArray(
                        "handovers",
                        String.class,
                        all(houses, house -> house.handoverStatus().name()))
                .bindArray("dates", LocalDate.class, all(houses, House::handedOverOn))
                .bindArray(
                        "occupancies",
                        String.class,
                        all(houses, house -> house.occupancyStatus().name()))
                .bindArray("notes", String.class, all(houses, House::note))
                .execute();
    }

    private static <T, R> List<R> all(Collection<T> rows, Function<T, R> part) {
        return rows.stream().map(part).toList();
    }
}
