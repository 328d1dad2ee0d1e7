package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Cursor;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code household_member}, in the scope of the running transaction. Seals and opens. */
@ApplicationScoped
class MemberRepository {

    static final String PHONE = "phone";
    static final String NOTE = "note";

    private final Database database;
    private final Protection protection;
    private final Remarks remarks;

    MemberRepository(Database database, Protection protection, Remarks remarks) {
        this.database = database;
        this.protection = protection;
        this.remarks = remarks;
    }

    /** Opens the phone of a member's row; null stays null. */
    String phone(UUID communityId, UUID id, byte[] sealed) {
        return protection.open(communityId, id, PHONE, sealed);
    }

    Optional<Member> find(UUID ownerId, UUID id) {
        return database.handle()
                .createQuery("select * from household_member where id = :id and owner_id = :owner")
                .bind("id", id)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<Member> page(UUID ownerId, Cursor after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from household_member
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

    void insert(UUID id, UUID communityId, UUID ownerId, MemberDetails details, Instant now) {
        var insert = database.handle().createUpdate("""
                insert into household_member (id, community_id, owner_id, name, kinship, phone_sealed, phone_index, born_on,
                                              note_sealed, created_at)
                values (:id, :community, :owner, :name, :kinship, :phone, :phoneIndex, :bornOn, :note, :now)
                """);
        bind(insert, communityId, id, details)
                .bind("community", communityId)
                .bind("owner", ownerId)
                .bind("now", now)
                .execute();
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, UUID communityId, int seenVersion, MemberDetails details) {
        var update = database.handle().createUpdate("""
                update household_member
                   set name = :name, kinship = :kinship, phone_sealed = :phone, phone_index = :phoneIndex,
                       born_on = :bornOn, note_sealed = :note, note = null, version = version + 1
                 where id = :id and version = :version
                """);
        return bind(update, communityId, id, details)
                        .bind("version", seenVersion)
                        .execute()
                == 1;
    }

    private <S extends SqlStatement<S>> S bind(S statement, UUID communityId, UUID id, MemberDetails details) {
        return statement
                .bind("id", id)
                .bind("name", details.name())
                .bind("kinship", details.kinship())
                .bind("phone", protection.seal(communityId, id, PHONE, details.phone()))
                .bind("phoneIndex", protection.index(Protection.PHONE, details.phone()))
                .bind("bornOn", details.bornOn())
                .bind("note", remarks.sealed(communityId, id, NOTE, details.note()));
    }

    private Member read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        return new Member(
                id,
                Columns.uuid(row, "owner_id"),
                row.getString("name"),
                Columns.name(row, "kinship", Kinship.class),
                phone(Columns.uuid(row, "community_id"), id, row.getBytes("phone_sealed")),
                Columns.date(row, "born_on"),
                remarks.read(row, NOTE, "note"),
                row.getInt("version"));
    }
}
