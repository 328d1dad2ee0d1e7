package io.huiyin.estate;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code area} and {@code area_person}, in the scope of the running transaction. */
@ApplicationScoped
class AreaRepository {

    private static final String SELECT = """
            select a.*,
                   array(select staff_id from area_person p
                          where p.area_id = a.id and duty = 'SECURITY' order by staff_id) as security_ids,
                   array(select staff_id from area_person p
                          where p.area_id = a.id and duty = 'REPAIR' order by staff_id) as repair_ids
              from area a
            """;
    private static final String IS_COMPLETE = """
            (a.steward_id is not null
             and exists (select from area_person p where p.area_id = a.id and duty = 'SECURITY')
             and exists (select from area_person p where p.area_id = a.id and duty = 'REPAIR'))""";

    private final Database database;

    AreaRepository(Database database) {
        this.database = database;
    }

    Optional<Area> find(UUID id) {
        return database.handle()
                .createQuery(SELECT + " where a.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    boolean isTaken(UUID communityId, String name) {
        return database.handle()
                .createQuery("select exists (select from area where community_id = :community and name = :name)")
                .bind("community", communityId)
                .bind("name", name)
                .mapTo(Boolean.class)
                .one();
    }

    List<Area> page(AreaFilter filter, Cursor after, int limit) {
        var where = new Where()
                .and("a.community_id = :community", "community", filter.communityId())
                .and("a.phase_id = :phase", "phase", filter.phaseId())
                .and("a.steward_id = :steward", "steward", filter.stewardId())
                .and(IS_COMPLETE + " = :complete", "complete", filter.complete());
        if (after != null) {
            where.and("(a.name, a.id) > (:afterName, :afterId)")
                    .with("afterName", after.text(0))
                    .with("afterId", after.uuid(1));
        }
        return where.bindTo(database.handle()
                        .createQuery(SELECT + " where " + where.sql() + " order by a.name, a.id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(Area area) {
        database.handle()
                .createUpdate("""
                        insert into area (id, community_id, phase_id, name, steward_id, created_at)
                        values (:id, :community, :phase, :name, :steward, :now)
                        """)
                .bind("id", area.id())
                .bind("community", area.communityId())
                .bind("phase", area.phaseId())
                .bind("name", area.name())
                .bind("steward", area.stewardId())
                .bind("now", area.createdAt())
                .execute();
        setPersons(area);
    }

    /** @return false if someone else was quicker */
    boolean update(Area area, int seenVersion) {
        int updated = database.handle()
                .createUpdate("""
                        update area set phase_id = :phase, name = :name, steward_id = :steward, version = version + 1
                         where id = :id and version = :version
                        """)
                .bind("id", area.id())
                .bind("version", seenVersion)
                .bind("phase", area.phaseId())
                .bind("name", area.name())
                .bind("steward", area.stewardId())
                .execute();
        if (updated == 0) return false;
        setPersons(area);
        return true;
    }

    private void setPersons(Area area) {
        database.handle()
                .createUpdate("""
                        with wanted (duty, staff_id) as (
                            select 'SECURITY', unnest(cast(:security as uuid[]))
                            union all
                            select 'REPAIR', unnest(cast(:repair as uuid[]))),
                        gone as (
                            delete from area_person
                             where area_id = :area and (duty, staff_id) not in (select duty, staff_id from wanted))
                        insert into area_person (area_id, duty, staff_id, community_id)
                        select :area, duty, staff_id, :community from wanted
                        on conflict on constraint area_person_pk do nothing
                        """)
                .bind("area", area.id())
                .bind("community", area.communityId())
                .bindArray("security", UUID.class, area.securityIds())
                .bindArray("repair", UUID.class, area.repairIds())
                .execute();
    }

    private static Area read(ResultSet row) throws SQLException {
        return new Area(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "phase_id"),
                row.getString("name"),
                Columns.uuid(row, "steward_id"),
                Columns.list(row, "security_ids"),
                Columns.list(row, "repair_ids"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
