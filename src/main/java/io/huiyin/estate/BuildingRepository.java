package io.huiyin.estate;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code building}, in the scope of the running transaction. */
@ApplicationScoped
class BuildingRepository {

    private static final String SELECT =
            "select b.*, p.name as phase from building b left join phase p on p.id = b.phase_id ";

    private final Database database;

    BuildingRepository(Database database) {
        this.database = database;
    }

    Optional<Building> find(UUID id) {
        return database.handle()
                .createQuery(SELECT + "where b.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<Building> named(UUID communityId, UUID phaseId, String name) {
        return database.handle()
                .createQuery(SELECT + """
                        where b.community_id = :community and b.name = :name
                          and b.phase_id is not distinct from cast(:phase as uuid)
                        """)
                .bind("community", communityId)
                .bind("phase", phaseId)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<Building> page(BuildingFilter filter, Cursor after, int limit) {
        var where = new Where()
                .and("b.community_id = :community", "community", filter.communityId())
                .and("b.phase_id = :phase", "phase", filter.phaseId())
                .and("b.area_id = :area", "area", filter.areaId())
                .and("b.name = :name", "name", filter.name());
        if (after != null) {
            where.and("(b.name, b.id) > (:afterName, :afterId)")
                    .with("afterName", after.text(0))
                    .with("afterId", after.uuid(1));
        }
        return where.bindTo(database.handle()
                        .createQuery(SELECT + "where " + where.sql() + " order by b.name, b.id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    List<Building> findAll(Collection<UUID> ids) {
        return database.handle()
                .createQuery(SELECT + "where b.id = any (:ids) order by b.id")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> read(row))
                .list();
    }

    /** @return false if the community has a building of this phase and name */
    boolean insert(Building building) {
        return database.handle()
                        .createUpdate("""
                                insert into building (id, community_id, phase_id, area_id, name, created_at)
                                values (:id, :community, :phase, :area, :name, :now)
                                on conflict on constraint building_name_uq do nothing
                                """)
                        .bind("id", building.id())
                        .bind("community", building.communityId())
                        .bind("phase", building.phaseId())
                        .bind("area", building.areaId())
                        .bind("name", building.name())
                        .bind("now", building.createdAt())
                        .execute()
                == 1;
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, int seenVersion, UUID phaseId, UUID areaId, String name) {
        return database.handle()
                        .createUpdate("""
                                update building
                                   set phase_id = :phase, area_id = :area, name = :name, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .bind("id", id)
                        .bind("version", seenVersion)
                        .bind("phase", phaseId)
                        .bind("area", areaId)
                        .bind("name", name)
                        .execute()
                == 1;
    }

    /** Moves the houses that have the area of their building along with it; those of another area stay in it. */
    void moveHouses(UUID id, UUID from, UUID to) {
        database.handle()
                .createUpdate("""
                        update house set area_id = :to, version = version + 1
                         where building_id = :id and area_id is not distinct from cast(:from as uuid)
                        """)
                .bind("id", id)
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    private static Building read(ResultSet row) throws SQLException {
        return new Building(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "phase_id"),
                row.getString("phase"),
                Columns.uuid(row, "area_id"),
                row.getString("name"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
