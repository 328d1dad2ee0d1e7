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
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code special_date}, in the scope of the running transaction. */
@ApplicationScoped
class SpecialDateRepository {

    static final String LABEL = "label";

    private final Database database;
    private final Remarks remarks;

    SpecialDateRepository(Database database, Remarks remarks) {
        this.database = database;
        this.remarks = remarks;
    }

    Optional<SpecialDate> find(UUID ownerId, UUID id) {
        return database.handle()
                .createQuery("select * from special_date where id = :id and owner_id = :owner")
                .bind("id", id)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<SpecialDate> page(UUID ownerId, Cursor after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from special_date
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

    void insert(UUID id, UUID communityId, UUID ownerId, SpecialDateDetails details, Instant now) {
        var insert = database.handle().createUpdate("""
                insert into special_date (id, community_id, owner_id, kind, date_on, yearly, label_sealed, created_at)
                values (:id, :community, :owner, :kind, :on, :yearly, :label, :now)
                """);
        bind(insert, communityId, id, details)
                .bind("community", communityId)
                .bind("owner", ownerId)
                .bind("now", now)
                .execute();
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, UUID communityId, int seenVersion, SpecialDateDetails details) {
        var update = database.handle().createUpdate("""
                update special_date
                   set kind = :kind, date_on = :on, yearly = :yearly, label_sealed = :label, label = null,
                       version = version + 1
                 where id = :id and version = :version
                """);
        return bind(update, communityId, id, details)
                        .bind("version", seenVersion)
                        .execute()
                == 1;
    }

    private <S extends SqlStatement<S>> S bind(S statement, UUID communityId, UUID id, SpecialDateDetails details) {
        return statement
                .bind("id", id)
                .bind("kind", details.kind())
                .bind("on", details.on())
                .bind("yearly", details.yearly())
                .bind("label", remarks.sealed(communityId, id, LABEL, details.label()));
    }

    private SpecialDate read(ResultSet row) throws SQLException {
        return new SpecialDate(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "owner_id"),
                Columns.name(row, "kind", SpecialDateKind.class),
                Columns.date(row, "date_on"),
                row.getBoolean("yearly"),
                remarks.read(row, LABEL, "label"),
                row.getInt("version"));
    }
}
