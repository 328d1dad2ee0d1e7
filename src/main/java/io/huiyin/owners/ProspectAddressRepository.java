package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The table {@code prospect_address}, in the scope of the running transaction, of which the database shows the custodian alone
 * anything. Seals and opens.
 */
@ApplicationScoped
class ProspectAddressRepository {

    static final String NAME = "name";
    static final String ADDRESS = "address";
    static final String SOURCE = "source";
    static final String INTERESTED_IN = "interestedIn";
    static final String NOTE = "note";

    private final Database database;
    private final Protection protection;

    ProspectAddressRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    Optional<ProspectAddress> find(UUID id) {
        return database.handle()
                .createQuery("select * from prospect_address where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<ProspectAddress> page(UUID communityId, Cursor cursor, int limit) {
        var where = new Where().and("p.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from("prospect_address", "p", communityId, where, "p.community_id desc, p.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by p.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Without reading it back: who hands one over need not be who keeps it. */
    void insert(ProspectAddress address) {
        var insert = database.handle().createUpdate("""
                insert into prospect_address (id, community_id, name_sealed, address_sealed, source_sealed, interested_in_sealed,
                                              note_sealed, received_on, created_at, version)
                values (:id, :community, :name, :address, :source, :interestedIn, :note, :receivedOn, :now, :version)
                """);
        bind(insert, address).bind("now", address.createdAt()).execute();
    }

    /** @return false if someone else was quicker; {@code address} carries the version that was read */
    boolean update(ProspectAddress address) {
        var update = database.handle().createUpdate("""
                update prospect_address
                   set name_sealed = :name, address_sealed = :address, source_sealed = :source,
                       interested_in_sealed = :interestedIn, note_sealed = :note, received_on = :receivedOn,
                       version = version + 1
                 where id = :id and community_id = :community and version = :version
                """);
        return bind(update, address).execute() == 1;
    }

    private <S extends SqlStatement<S>> S bind(S statement, ProspectAddress address) {
        return statement
                .bind("id", address.id())
                .bind("community", address.communityId())
                .bind("name", sealed(address, NAME, address.name()))
                .bind("address", sealed(address, ADDRESS, address.address()))
                .bind("source", sealed(address, SOURCE, address.source()))
                .bind("interestedIn", sealed(address, INTERESTED_IN, address.interestedIn()))
                .bind("note", sealed(address, NOTE, address.note()))
                .bind("receivedOn", address.receivedOn())
                .bind("version", address.version());
    }

    private byte[] sealed(ProspectAddress address, String field, String text) {
        return protection.seal(address.communityId(), address.id(), field, text);
    }

    private ProspectAddress read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new ProspectAddress(
                id,
                community,
                protection.open(community, id, NAME, row.getBytes("name_sealed")),
                protection.open(community, id, ADDRESS, row.getBytes("address_sealed")),
                protection.open(community, id, SOURCE, row.getBytes("source_sealed")),
                protection.open(community, id, INTERESTED_IN, row.getBytes("interested_in_sealed")),
                protection.open(community, id, NOTE, row.getBytes("note_sealed")),
                Columns.date(row, "received_on"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
