package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code owner_paper}, in the scope of the running transaction. */
@ApplicationScoped
class OwnerPaperRepository {

    private final Database database;

    OwnerPaperRepository(Database database) {
        this.database = database;
    }

    /** A paper with its closed file. */
    record Stored(
            UUID id,
            UUID communityId,
            UUID ownerId,
            UUID houseId,
            PaperKind kind,
            UUID fileId,
            LocalDate receivedOn,
            Instant createdAt,
            int version) {}

    Optional<Stored> find(UUID ownerId, UUID id) {
        return database.handle()
                .createQuery("select * from owner_paper where id = :id and owner_id = :owner")
                .bind("id", id)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** In the order of entry. */
    List<Stored> page(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from owner_paper
                         where owner_id = :owner and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(Stored paper) {
        database.handle()
                .createUpdate("""
                        insert into owner_paper (id, community_id, owner_id, house_id, kind, file_id, received_on, created_at)
                        values (:id, :community, :owner, :house, :kind, :file, :receivedOn, :now)
                        """)
                .bind("id", paper.id())
                .bind("community", paper.communityId())
                .bind("owner", paper.ownerId())
                .bind("house", paper.houseId())
                .bind("kind", paper.kind())
                .bind("file", paper.fileId())
                .bind("receivedOn", paper.receivedOn())
                .bind("now", paper.createdAt())
                .execute();
    }

    /** Whether the owner is or was anything to a house. */
    boolean isOf(UUID ownerId, UUID houseId) {
        return database.handle()
                .createQuery("select exists (select from house_relation where owner_id = :owner and house_id = :house)")
                .bind("owner", ownerId)
                .bind("house", houseId)
                .mapTo(Boolean.class)
                .one();
    }

    /** @return the files of those that were removed */
    List<UUID> deleteAll(UUID ownerId) {
        return database.handle()
                .createQuery("delete from owner_paper where owner_id = :owner returning file_id")
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "owner_id"),
                Columns.uuid(row, "house_id"),
                Columns.name(row, "kind", PaperKind.class),
                Columns.uuid(row, "file_id"),
                Columns.date(row, "received_on"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
