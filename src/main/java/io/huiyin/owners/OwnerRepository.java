package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Erased;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables {@code owner} and {@code owner_phone}, in the scope of the running transaction. Seals and opens. */
@ApplicationScoped
class OwnerRepository {

    static final String PHONE = "phone";
    static final String IDENTITY = "identityNumber";
    static final String EMERGENCY = "emergencyContact";
    static final String CIRCUMSTANCES = "specialCircumstances";
    static final String NOTE = "note";
    static final String COMPLAINT_POINTS = "complaintPoints";

    /** The columns of the remarks. */
    private static final Map<String, String> REMARKS = Map.of(
            CIRCUMSTANCES, "circumstances_sealed", NOTE, "note_sealed", COMPLAINT_POINTS, "complaint_points_sealed");

    /** The phones of {@code owner o}, as {@link #phones} reads them. */
    static final String PHONES =
            "array(select sealed from owner_phone p where p.owner_id = o.id order by position) as phones";

    private static final String SELECT = """
            select o.*, %s
              from owner o
            """.formatted(PHONES);

    private final Database database;
    private final Protection protection;

    OwnerRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    Optional<StoredOwner> find(UUID id) {
        return database.handle()
                .createQuery(SELECT + " where o.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * The same, kept from everyone else's changes until the transaction ends.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if the owner was erased
     */
    Optional<StoredOwner> lock(UUID id) {
        var found = lockWhatever(id);
        found.filter(owner -> owner.erasedAt() != null).ifPresent(owner -> {
            throw OwnerProblems.erased();
        });
        return found;
    }

    /** The same for an owner who may have been erased. */
    Optional<StoredOwner> lockWhatever(UUID id) {
        return database.handle()
                .createQuery(SELECT + " where o.id = :id for update of o")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<StoredOwner> findAll(Collection<UUID> ids) {
        return database.handle()
                .createQuery(SELECT + " where o.id = any (:ids)")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> read(row))
                .list();
    }

    /** Who is not erased. */
    Optional<Reporter> reporter(UUID id) {
        return reporter(id, "");
    }

    /**
     * The same, to whom something is to be added: while that goes on nobody erases them, and who is being erased is waited for
     * and then not there.
     */
    Optional<Reporter> reporterToAddTo(UUID id) {
        return reporter(id, " for key share");
    }

    private Optional<Reporter> reporter(UUID id, String lock) {
        return database.handle()
                .createQuery("select id, community_id, kind, name, segment from owner "
                        + "where id = :id and erased_at is null" + lock)
                .bind("id", id)
                .map((row, context) -> new Reporter(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "community_id"),
                        Columns.name(row, "kind", OwnerKind.class),
                        row.getString("name"),
                        Columns.name(row, "segment", Segment.class)))
                .findOne();
    }

    /** Leaves the row with nothing that says who it was. */
    void erase(UUID id, Instant now) {
        database.handle()
                .createUpdate("delete from owner_phone where owner_id = :id")
                .bind("id", id)
                .execute();
        database.handle()
                .createUpdate("""
                        update owner
                           set name = :erased, email = null, preferred_channels = '{}', identity_sealed = null,
                               identity_index = null, importance = 'NORMAL', segment = 'NEUTRAL', complaint_points = null,
                               circumstances_sealed = null, note_sealed = null, complaint_points_sealed = null,
                               special_circumstances = null, note = null, emergency_name = null, emergency_relation = null,
                               emergency_phone_sealed = null, erased_at = :now, version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("erased", Erased.TEXT)
                .bind("now", now)
                .execute();
    }

    /** @param after the last owner of the page before; null for the first page */
    List<StoredOwner> page(OwnerSearch search, UUID after, int limit) {
        var where = search.where(protection);
        if (after != null) {
            where.and("(o.name, o.id) > ((select name from owner where id = :after), :after)")
                    .with("after", after);
        }
        return where.bindTo(database.handle()
                        .createQuery(
                                SELECT + " where " + where.sql() + " order by " + search.order() + " limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(StoredOwner owner) {
        var insert = database.handle().createUpdate("""
                insert into owner (id, community_id, kind, name, email, preferred_channels, identity_sealed, identity_index,
                                   importance, segment, complaint_points_sealed, circumstances_sealed, note_sealed, emergency_name,
                                   emergency_relation, emergency_phone_sealed, created_at)
                values (:id, :community, :kind, :name, :email, :channels, :identity, :identityIndex,
                        :importance, :segment, :complaintPoints, :circumstances, :note, :emergencyName,
                        :emergencyRelation, :emergencyPhone, :now)
                """);
        bind(insert, owner)
                .bind("community", owner.communityId())
                .bind("now", owner.createdAt())
                .execute();
        addPhones(owner);
    }

    /** @return false if someone else was quicker; {@code owner} carries the version that was read */
    boolean update(StoredOwner owner, boolean phonesChanged) {
        var update = database.handle().createUpdate("""
                update owner
                   set kind = :kind, name = :name, email = :email, preferred_channels = :channels,
                       identity_sealed = :identity, identity_index = :identityIndex, importance = :importance,
                       segment = :segment, complaint_points_sealed = :complaintPoints, circumstances_sealed = :circumstances,
                       note_sealed = :note, complaint_points = null, special_circumstances = null, note = null,
                       emergency_name = :emergencyName, emergency_relation = :emergencyRelation,
                       emergency_phone_sealed = :emergencyPhone, version = version + 1
                 where id = :id and version = :version
                """);
        if (bind(update, owner).bind("version", owner.version()).execute() == 0) return false;
        if (phonesChanged) {
            database.handle()
                    .createUpdate("delete from owner_phone where owner_id = :id")
                    .bind("id", owner.id())
                    .execute();
            addPhones(owner);
        }
        return true;
    }

    private void addPhones(StoredOwner owner) {
        var phones = owner.phones();
        if (phones.isEmpty()) return;
        database.handle()
                .createUpdate("""
                        insert into owner_phone (owner_id, position, community_id, sealed, phone_index)
                        select :owner, position, :community, sealed, phone_index
                          from unnest(:positions, :sealed, :indexes) as w (position, sealed, phone_index)
                        """)
                .bind("owner", owner.id())
                .bind("community", owner.communityId())
                .bindArray(
                        "positions",
                        Integer.class,
                        IntStream.range(0, phones.size()).boxed().toList())
                .bindArray(
                        "sealed",
                        byte[].class,
                        phones.stream()
                                .map(phone -> protection.seal(owner.communityId(), owner.id(), PHONE, phone))
                                .toList())
                .bindArray(
                        "indexes",
                        byte[].class,
                        phones.stream()
                                .map(phone -> protection.index(Protection.PHONE, phone))
                                .toList())
                .execute();
    }

    private <S extends SqlStatement<S>> S bind(S statement, StoredOwner owner) {
        var contact = owner.emergencyContact();
        return statement
                .bind("id", owner.id())
                .bind("kind", owner.kind())
                .bind("name", owner.name())
                .bind("email", owner.email())
                .bindArray(
                        "channels",
                        String.class,
                        owner.preferredChannels().stream().map(Channel::name).toList())
                .bind("identity", protection.seal(owner.communityId(), owner.id(), IDENTITY, owner.identityNumber()))
                .bind("identityIndex", protection.index(Protection.IDENTITY, owner.identityNumber()))
                .bind("importance", owner.importance())
                .bind("segment", owner.segment())
                .bind("complaintPoints", sealed(owner, COMPLAINT_POINTS, owner.complaintPoints()))
                .bind("circumstances", sealed(owner, CIRCUMSTANCES, owner.specialCircumstances()))
                .bind("note", sealed(owner, NOTE, owner.note()))
                .bind("emergencyName", contact == null ? null : contact.name())
                .bind("emergencyRelation", contact == null ? null : contact.relation())
                .bind(
                        "emergencyPhone",
                        contact == null
                                ? null
                                : protection.seal(owner.communityId(), owner.id(), EMERGENCY, contact.phone()));
    }

    /** What is kept of a remark (特殊情况, 备注, 投诉要点), for whoever writes owners by the list too. */
    byte[] sealed(UUID communityId, UUID id, String field, String remark) {
        return protection.seal(communityId, id, field, remark);
    }

    private byte[] sealed(StoredOwner owner, String field, String remark) {
        return sealed(owner.communityId(), owner.id(), field, remark);
    }

    /** Sealed, or in the clear where it is from before. */
    private String remark(ResultSet row, String clear, String field) throws SQLException {
        var sealed = row.getBytes(REMARKS.get(field));
        return sealed == null
                ? row.getString(clear)
                : protection.open(Columns.uuid(row, "community_id"), Columns.uuid(row, "id"), field, sealed);
    }

    private StoredOwner read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new StoredOwner(
                id,
                community,
                Columns.name(row, "kind", OwnerKind.class),
                row.getString("name"),
                phones(row, community, id),
                row.getString("email"),
                protection.open(community, id, IDENTITY, row.getBytes("identity_sealed")),
                Columns.<String>list(row, "preferred_channels").stream()
                        .map(Channel::valueOf)
                        .toList(),
                Columns.name(row, "importance", Importance.class),
                Columns.name(row, "segment", Segment.class),
                remark(row, "complaint_points", COMPLAINT_POINTS),
                remark(row, "special_circumstances", CIRCUMSTANCES),
                remark(row, "note", NOTE),
                contact(row, id, community),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "erased_at"),
                row.getInt("version"));
    }

    /** Opens the column {@code phones}, an array of what {@code owner_phone} holds of an owner in order. */
    List<String> phones(ResultSet row, UUID communityId, UUID ownerId) throws SQLException {
        return Columns.<byte[]>list(row, "phones").stream()
                .map(phone -> protection.open(communityId, ownerId, PHONE, phone))
                .toList();
    }

    private EmergencyContact contact(ResultSet row, UUID id, UUID community) throws SQLException {
        var name = row.getString("emergency_name");
        if (name == null) return null;
        var phone = protection.open(community, id, EMERGENCY, row.getBytes("emergency_phone_sealed"));
        return new EmergencyContact(name, row.getString("emergency_relation"), phone);
    }
}
