package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import io.huiyin.protection.Mask;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The lists of household heads (户主名单), drawn from the relations to houses. */
@ApplicationScoped
public class HouseholdHeads {

    private final Database database;
    private final OwnerRepository owners;

    HouseholdHeads(Database database, OwnerRepository owners) {
        this.database = database;
        this.owners = owners;
    }

    /**
     * By the code of the house.
     *
     * @param buildingId of one building; null for all
     */
    public Page<HouseholdHead> list(Caller caller, UUID communityId, UUID buildingId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "household-heads?" + communityId + "&" + buildingId;
            var cursor = Cursor.read(list, encodedCursor, 2);
            var where = new Where()
                    .and("r.household_head")
                    .and("h.community_id = :community", "community", communityId)
                    .and("h.building_id = :building", "building", buildingId);
            if (cursor != null) {
                where.and("(h.code, h.id) > (:afterCode, :afterId)")
                        .with("afterCode", cursor.text(0))
                        .with("afterId", cursor.uuid(1));
            }
            var rows = where.bindTo(database.handle().createQuery("""
                            select h.id as house_id, h.code, h.building_id, b.name as building, h.unit, h.room, h.community_id,
                                   o.id as owner_id, o.name, r.relation, %s
                              from house h
                              join building b on b.id = h.building_id
                              join house_relation r on r.house_id = h.id
                              join owner o on o.id = r.owner_id
                             where %s
                             order by h.code, h.id
                             limit :limit
                            """.formatted(OwnerRepository.PHONES, where.sql())))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, head -> Cursor.after(list, head.houseCode(), head.houseId()));
        });
    }

    private HouseholdHead read(ResultSet row) throws SQLException {
        var owner = Columns.uuid(row, "owner_id");
        var community = Columns.uuid(row, "community_id");
        return new HouseholdHead(
                Columns.uuid(row, "house_id"),
                row.getString("code"),
                Columns.uuid(row, "building_id"),
                row.getString("building"),
                row.getString("unit"),
                row.getString("room"),
                owner,
                row.getString("name"),
                Columns.name(row, "relation", RelationKind.class),
                owners.phones(row, community, owner).stream().map(Mask::of).toList());
    }
}
