package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table {@code portrait}, in the scope of the running transaction. Seals and opens. */
@ApplicationScoped
class PortraitRepository {

    static final String OCCUPATION = "occupation";
    static final String NOTES = "notes";

    private final Database database;
    private final Protection protection;

    PortraitRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    /** @param photoId of a closed file; null without one */
    record Stored(Portrait portrait, UUID photoId) {}

    Optional<Stored> find(UUID ownerId) {
        return database.handle()
                .createQuery("select * from portrait where owner_id = :owner")
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * Writes what is said; the photo stays.
     *
     * @param seenVersion 0 where there was none
     * @return empty if someone else was quicker
     */
    Optional<Stored> write(Reporter owner, int seenVersion, PortraitDetails details) {
        return database.handle()
                .createQuery("""
                        insert into portrait (owner_id, community_id, born_year, occupation_sealed, notes_sealed, version)
                        values (:owner, :community, :bornYear, :occupation, :notes, 1)
                        on conflict on constraint portrait_pk do update
                           set born_year = excluded.born_year, occupation_sealed = excluded.occupation_sealed,
                               notes_sealed = excluded.notes_sealed, version = portrait.version + 1
                         where portrait.version = :version
                        returning *
                        """)
                .bind("owner", owner.ownerId())
                .bind("community", owner.communityId())
                .bind("bornYear", details.bornYear())
                .bind("occupation", sealed(owner, OCCUPATION, details.occupation()))
                .bind("notes", sealed(owner, NOTES, details.notes()))
                .bind("version", seenVersion)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Writes which photo it is; the rest stays. */
    Optional<Stored> writePhoto(Reporter owner, int seenVersion, UUID photoId) {
        return database.handle()
                .createQuery("""
                        insert into portrait (owner_id, community_id, photo_id, version)
                        values (:owner, :community, :photo, 1)
                        on conflict on constraint portrait_pk do update
                           set photo_id = excluded.photo_id, version = portrait.version + 1
                         where portrait.version = :version
                        returning *
                        """)
                .bind("owner", owner.ownerId())
                .bind("community", owner.communityId())
                .bind("photo", photoId)
                .bind("version", seenVersion)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @return false if someone else was quicker */
    boolean delete(UUID ownerId, int seenVersion) {
        return database.handle()
                        .createUpdate("delete from portrait where owner_id = :owner and version = :version")
                        .bind("owner", ownerId)
                        .bind("version", seenVersion)
                        .execute()
                == 1;
    }

    private byte[] sealed(Reporter owner, String field, String text) {
        return protection.seal(owner.communityId(), owner.ownerId(), field, text);
    }

    private Stored read(ResultSet row) throws SQLException {
        var owner = Columns.uuid(row, "owner_id");
        var community = Columns.uuid(row, "community_id");
        var photo = Columns.uuid(row, "photo_id");
        return new Stored(
                new Portrait(
                        owner,
                        Columns.integer(row, "born_year"),
                        protection.open(community, owner, OCCUPATION, row.getBytes("occupation_sealed")),
                        protection.open(community, owner, NOTES, row.getBytes("notes_sealed")),
                        photo != null,
                        row.getInt("version")),
                photo);
    }
}
