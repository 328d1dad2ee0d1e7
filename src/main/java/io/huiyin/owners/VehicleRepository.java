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

/** The table {@code vehicle}, in the scope of the running transaction. */
@ApplicationScoped
class VehicleRepository {

    static final String DESCRIPTION = "description";

    private final Database database;
    private final Remarks remarks;

    VehicleRepository(Database database, Remarks remarks) {
        this.database = database;
        this.remarks = remarks;
    }

    Optional<Vehicle> find(UUID ownerId, UUID id) {
        return database.handle()
                .createQuery("select * from vehicle where id = :id and owner_id = :owner")
                .bind("id", id)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    boolean isTaken(UUID ownerId, String plate) {
        return database.handle()
                .createQuery("select exists (select from vehicle where owner_id = :owner and plate = :plate)")
                .bind("owner", ownerId)
                .bind("plate", plate)
                .mapTo(Boolean.class)
                .one();
    }

    List<Vehicle> page(UUID ownerId, Cursor after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from vehicle
                         where owner_id = :owner and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after == null ? null : after.uuid(0))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(Vehicle vehicle, UUID communityId, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into vehicle (id, community_id, owner_id, plate, description_sealed, created_at)
                        values (:id, :community, :owner, :plate, :description, :now)
                        """)
                .bind("id", vehicle.id())
                .bind("community", communityId)
                .bind("owner", vehicle.ownerId())
                .bind("plate", vehicle.plate())
                .bind("description", remarks.sealed(communityId, vehicle.id(), DESCRIPTION, vehicle.description()))
                .bind("now", now)
                .execute();
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, UUID communityId, int seenVersion, String plate, String description) {
        return database.handle()
                        .createUpdate("""
                                update vehicle
                                   set plate = :plate, description_sealed = :description, description = null,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .bind("id", id)
                        .bind("version", seenVersion)
                        .bind("plate", plate)
                        .bind("description", remarks.sealed(communityId, id, DESCRIPTION, description))
                        .execute()
                == 1;
    }

    private Vehicle read(ResultSet row) throws SQLException {
        return new Vehicle(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "owner_id"),
                row.getString("plate"),
                remarks.read(row, DESCRIPTION, "description"),
                row.getInt("version"));
    }
}
