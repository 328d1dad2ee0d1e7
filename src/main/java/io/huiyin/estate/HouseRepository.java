package io.huiyin.estate;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code house}, in the scope of the running transaction. */
@ApplicationScoped
class HouseRepository {

    private static final String SELECT_FROM = """
            select h.*, b.name as building, b.phase_id, p.name as phase, d.name as occupancy_detail
              from %s
              join building b on b.id = h.building_id
              left join phase p on p.id = b.phase_id
              left join occupancy_detail d on d.id = h.occupancy_detail_id
            """;
    private static final String SELECT = SELECT_FROM.formatted("house h");

    private final Database database;

    HouseRepository(Database database) {
        this.database = database;
    }

    Optional<House> find(UUID id) {
        return database.handle()
                .createQuery(SELECT + " where h.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<House> findAll(Collection<UUID> ids) {
        return database.handle()
                .createQuery(SELECT + " where h.id = any (:ids) order by h.code, h.id")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> read(row))
                .list();
    }

    Optional<HouseContext> context(UUID id) {
        return database.handle()
                .createQuery("""
                        select h.id, h.code, h.community_id, c.time_zone, c.calendar_id, h.area_id, a.name as area,
                               h.handed_over_on, h.occupancy_status,
                               s.id as steward_id, s.name as steward, s.department, s.phone
                          from house h
                          join community c on c.id = h.community_id
                          left join area a on a.id = h.area_id
                          left join staff_member s on s.id = a.steward_id and s.active
                         where h.id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> readContext(row))
                .findOne();
    }

    List<House> page(HouseFilter filter, Cursor after, int limit) {
        var where = new Where()
                .and("h.area_id = :area", "area", filter.areaId())
                .and(
                        "h.building_id = any (array(select id from building where phase_id = :phase))",
                        "phase",
                        filter.phaseId())
                .and("h.building_id = :buildingId", "buildingId", filter.buildingId())
                .and(
                        "h.building_id = any (array(select id from building where name = :building))",
                        "building",
                        filter.building())
                .and("h.code = :code", "code", filter.code())
                .and("h.room = :room", "room", filter.room())
                .and("h.handover_status = :handover", "handover", filter.handoverStatus())
                .and("h.occupancy_status = :occupancy", "occupancy", filter.occupancyStatus())
                .and(
                        "h.occupancy_detail_id = any (array(select id from occupancy_detail where name = :detail))",
                        "detail",
                        filter.occupancyDetail());
        if (after != null) {
            where.and("(h.code, h.id) > (:afterCode, :afterId)")
                    .with("afterCode", after.text(0))
                    .with("afterId", after.uuid(1));
        }
        var walk = CommunityWalk.from("house", "h", filter.communityId(), where, "h.community_id, h.code, h.id");
        return where.bindTo(database.handle()
                        .createQuery(SELECT_FROM.formatted(walk) + " order by h.code, h.id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** @return false if the community has a house of this code */
    boolean insert(UUID id, UUID communityId, HouseDetails details, References references, Instant now) {
        var insert = database.handle().createUpdate("""
                insert into house (id, community_id, building_id, area_id, code, unit, floor, room, area_m2,
                                   handover_status, handed_over_on, occupancy_status, occupancy_detail_id, note, created_at)
                values (:id, :community, :building, :area, :code, :unit, :floor, :room, :areaM2,
                        :handover, :handedOverOn, :occupancy, :detail, :note, :now)
                on conflict on constraint house_code_uq do nothing
                """);
        return bind(insert, details, references)
                        .bind("id", id)
                        .bind("community", communityId)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, int seenVersion, HouseDetails details, References references) {
        var update = database.handle().createUpdate("""
                update house
                   set building_id = :building, area_id = :area, code = :code, unit = :unit, floor = :floor,
                       room = :room, area_m2 = :areaM2, handover_status = :handover, handed_over_on = :handedOverOn,
                       occupancy_status = :occupancy, occupancy_detail_id = :detail, note = :note,
                       version = version + 1
                 where id = :id and version = :version
                """);
        return bind(update, details, references)
                        .bind("id", id)
                        .bind("version", seenVersion)
                        .execute()
                == 1;
    }

    boolean isTaken(UUID communityId, String code) {
        return database.handle()
                .createQuery("select exists (select from house where community_id = :community and code = :code)")
                .bind("community", communityId)
                .bind("code", code)
                .mapTo(Boolean.class)
                .one();
    }

    /** The rows that a house refers to. */
    record References(UUID buildingId, UUID areaId, UUID occupancyDetailId) {}

    private static <S extends SqlStatement<S>> S bind(S statement, HouseDetails details, References references) {
        return statement
                .bind("building", references.buildingId())
                .bind("area", references.areaId())
                .bind("code", details.code())
                .bind("unit", details.unit())
                .bind("floor", details.floor())
                .bind("room", details.room())
                .bind("areaM2", details.areaSquareMetres())
                .bind("handover", details.handoverStatus())
                .bind("handedOverOn", details.handedOverOn())
                .bind("occupancy", details.occupancyStatus())
                .bind("detail", references.occupancyDetailId())
                .bind("note", details.note());
    }

    static House read(ResultSet row) throws SQLException {
        return new House(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("code"),
                Columns.uuid(row, "area_id"),
                Columns.uuid(row, "phase_id"),
                row.getString("phase"),
                Columns.uuid(row, "building_id"),
                row.getString("building"),
                row.getString("unit"),
                row.getString("floor"),
                row.getString("room"),
                row.getBigDecimal("area_m2"),
                Columns.name(row, "handover_status", HandoverStatus.class),
                Columns.date(row, "handed_over_on"),
                Columns.name(row, "occupancy_status", OccupancyStatus.class),
                row.getString("occupancy_detail"),
                row.getString("note"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }

    private static HouseContext readContext(ResultSet row) throws SQLException {
        var steward = Columns.uuid(row, "steward_id");
        return new HouseContext(
                Columns.uuid(row, "id"),
                row.getString("code"),
                Columns.uuid(row, "community_id"),
                ZoneId.of(row.getString("time_zone")),
                Columns.uuid(row, "calendar_id"),
                Columns.uuid(row, "area_id"),
                row.getString("area"),
                Columns.date(row, "handed_over_on"),
                Columns.name(row, "occupancy_status", OccupancyStatus.class),
                steward == null
                        ? null
                        : new HouseContext.Steward(
                                steward,
                                row.getString("steward"),
                                row.getString("department"),
                                row.getString("phone")));
    }
}
