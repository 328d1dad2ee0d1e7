package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code house_relation}, in the scope of the running transaction. */
@ApplicationScoped
class HouseRelationRepository {

    private static final String SELECT = """
            select r.*, h.code, b.name as building, h.room, h.area_m2
              from house_relation r join house h on h.id = r.house_id join building b on b.id = h.building_id
            """;

    private final Database database;

    HouseRelationRepository(Database database) {
        this.database = database;
    }

    Optional<HouseRelation> find(UUID ownerId, UUID id) {
        return database.handle()
                .createQuery(SELECT + " where r.id = :id and r.owner_id = :owner")
                .bind("id", id)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<HouseRelation> page(UUID ownerId, Cursor after, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                         where r.owner_id = :owner and (cast(:after as uuid) is null or r.id < :after)
                         order by r.id desc
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after == null ? null : after.uuid(0))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Whether the owner has the same relation to the house on one of the same days, {@code except} aside. */
    boolean overlaps(UUID ownerId, UUID houseId, HouseRelationDetails details, UUID except) {
        return database.handle()
                .createQuery("""
                        select exists (select from house_relation
                                        where owner_id = :owner and house_id = :house and relation = :relation
                                          and id is distinct from cast(:except as uuid)
                                          and daterange(from_on, to_on, '[]') && daterange(:from, :to, '[]'))
                        """)
                .bind("owner", ownerId)
                .bind("house", houseId)
                .bind("relation", details.relation())
                .bind("from", details.from())
                .bind("to", details.to())
                .bind("except", except)
                .mapTo(Boolean.class)
                .one();
    }

    void insert(UUID id, UUID communityId, UUID ownerId, UUID houseId, HouseRelationDetails details, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into house_relation (id, community_id, owner_id, house_id, relation, household_head, from_on,
                                                    to_on, created_at)
                        values (:id, :community, :owner, :house, :relation, :head, :from, :to, :now)
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("owner", ownerId)
                .bind("house", houseId)
                .bind("relation", details.relation())
                .bind("head", details.householdHead())
                .bind("from", details.from())
                .bind("to", details.to())
                .bind("now", now)
                .execute();
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, int seenVersion, HouseRelationDetails details) {
        return database.handle()
                        .createUpdate("""
                                update house_relation
                                   set relation = :relation, household_head = :head, from_on = :from, to_on = :to,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .bind("id", id)
                        .bind("version", seenVersion)
                        .bind("relation", details.relation())
                        .bind("head", details.householdHead())
                        .bind("from", details.from())
                        .bind("to", details.to())
                        .execute()
                == 1;
    }

    /** Takes the mark from whoever stands for the household of a house, {@code except} aside. */
    Optional<Remembered.Head> dismissHead(UUID houseId, UUID except) {
        return database.handle()
                .createQuery("""
                        update house_relation r set household_head = false, version = r.version + 1
                          from owner o
                         where r.house_id = :house and r.household_head and r.id <> :except and o.id = r.owner_id
                        returning o.id, o.name
                        """)
                .bind("house", houseId)
                .bind("except", except)
                .map((row, context) -> new Remembered.Head(Columns.uuid(row, "id"), row.getString("name")))
                .findOne();
    }

    private static HouseRelation read(ResultSet row) throws SQLException {
        return new HouseRelation(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "owner_id"),
                Columns.uuid(row, "house_id"),
                row.getString("code"),
                row.getString("building"),
                row.getString("room"),
                row.getBigDecimal("area_m2"),
                Columns.name(row, "relation", RelationKind.class),
                row.getBoolean("household_head"),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                row.getInt("version"));
    }
}
