package io.huiyin.owners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Erased;
import io.huiyin.kernel.Ids;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The table {@code owner_change}: what owners' records said before and after, sealed for each change alone. */
@ApplicationScoped
class OwnerHistory {

    static final String BEFORE = "before";
    static final String AFTER = "after";

    private final Database database;
    private final Protection protection;
    private final ObjectMapper json;
    private final Clock clock;

    OwnerHistory(Database database, Protection protection, ObjectMapper json, Clock clock) {
        this.database = database;
        this.protection = protection;
        this.json = json;
        this.clock = clock;
    }

    /** A change that is not written yet. */
    record Entry(UUID ownerId, ChangedField field, UUID houseId, Remembered before, Remembered after) {}

    /** What differs between two states of one owner, as far as it is remembered. */
    static List<Entry> differences(StoredOwner before, StoredOwner after) {
        var entries = new ArrayList<Entry>();
        note(entries, before, ChangedField.NAME, Remembered.name(before.name()), Remembered.name(after.name()));
        note(
                entries,
                before,
                ChangedField.PHONE,
                Remembered.phones(before.phones()),
                Remembered.phones(after.phones()));
        note(
                entries,
                before,
                ChangedField.EMERGENCY_CONTACT,
                Remembered.emergencyContact(before.emergencyContact()),
                Remembered.emergencyContact(after.emergencyContact()));
        note(
                entries,
                before,
                ChangedField.IDENTITY_NUMBER,
                Remembered.identityNumber(before.identityNumber()),
                Remembered.identityNumber(after.identityNumber()));
        note(
                entries,
                before,
                ChangedField.SEGMENT,
                Remembered.segment(before.segment()),
                Remembered.segment(after.segment()));
        note(
                entries,
                before,
                ChangedField.COMPLAINT_POINTS,
                Remembered.complaintPoints(before.complaintPoints()),
                Remembered.complaintPoints(after.complaintPoints()));
        return entries;
    }

    /** The marks with which an owner is entered. */
    static List<Entry> marks(StoredOwner entered) {
        var entries = new ArrayList<Entry>();
        note(
                entries,
                entered,
                ChangedField.SEGMENT,
                Remembered.segment(Segment.NEUTRAL),
                Remembered.segment(entered.segment()));
        note(
                entries,
                entered,
                ChangedField.COMPLAINT_POINTS,
                Remembered.complaintPoints(null),
                Remembered.complaintPoints(entered.complaintPoints()));
        return entries;
    }

    private static void note(
            List<Entry> entries, StoredOwner owner, ChangedField field, Remembered before, Remembered after) {
        if (!Objects.equals(before, after)) entries.add(new Entry(owner.id(), field, null, before, after));
    }

    void record(UUID communityId, List<Entry> entries, ChangeNote note) {
        if (entries.isEmpty()) return;
        var batch = database.handle().prepareBatch("""
                insert into owner_change (id, community_id, owner_id, field, house_id, changed_on, before_sealed, after_sealed,
                                          reason, recorded_at, actor_name, staff_id)
                values (:id, :community, :owner, :field, :house, :changedOn, :before, :after,
                        :reason, :now, :actor, :staff)
                """);
        for (var entry : entries) {
            var id = Ids.next();
            batch.bind("id", id)
                    .bind("community", communityId)
                    .bind("owner", entry.ownerId())
                    .bind("field", entry.field())
                    .bind("house", entry.houseId())
                    .bind("changedOn", note.changedOn())
                    .bind("before", protection.seal(communityId, id, BEFORE, write(entry.before())))
                    .bind("after", protection.seal(communityId, id, AFTER, write(entry.after())))
                    .bind("reason", note.reason())
                    .bind("now", clock.instant())
                    .bind("actor", database.caller().name())
                    .bind("staff", database.caller().staffId())
                    .add();
        }
        batch.execute();
    }

    /** The newest first. */
    List<OwnerChange> page(UUID ownerId, boolean internal, Cursor after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from owner_change
                         where owner_id = :owner
                           and (:internal or field not in ('SEGMENT', 'COMPLAINT_POINTS'))
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("internal", internal)
                .bind("after", after == null ? null : after.uuid(0))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** In the order in which they were recorded, without the internal ones. */
    List<OwnerChange> from(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from owner_change
                         where owner_id = :owner and field not in ('SEGMENT', 'COMPLAINT_POINTS')
                           and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Removes what was changed of an owner, and their name where others followed them as head of a household. */
    void erase(UUID communityId, UUID ownerId) {
        database.handle()
                .createQuery("""
                        select c.* from owner_change c
                         where c.field = 'HOUSEHOLD_HEAD' and c.owner_id <> :owner
                           and c.house_id in (select house_id from house_relation where owner_id = :owner)
                           for update
                        """)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .list()
                .forEach(change -> eraseHead(communityId, change, ownerId));
        database.handle()
                .createUpdate("delete from owner_change where owner_id = :owner")
                .bind("owner", ownerId)
                .execute();
    }

    private void eraseHead(UUID communityId, OwnerChange change, UUID ownerId) {
        var before = withoutName(change.before(), ownerId);
        var after = withoutName(change.after(), ownerId);
        if (Objects.equals(before, change.before()) && Objects.equals(after, change.after())) return;
        database.handle()
                .createUpdate("""
                        update owner_change
                           set before_sealed = cast(:before as bytea), after_sealed = cast(:after as bytea)
                         where id = :id
                        """)
                .bind("before", protection.seal(communityId, change.id(), BEFORE, write(before)))
                .bind("after", protection.seal(communityId, change.id(), AFTER, write(after)))
                .bind("id", change.id())
                .execute();
    }

    private static Remembered withoutName(Remembered said, UUID ownerId) {
        if (said == null
                || said.householdHead() == null
                || !said.householdHead().ownerId().equals(ownerId)) return said;
        return Remembered.householdHead(new Remembered.Head(ownerId, Erased.TEXT));
    }

    private OwnerChange read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new OwnerChange(
                id,
                Columns.uuid(row, "owner_id"),
                Columns.name(row, "field", ChangedField.class),
                Columns.uuid(row, "house_id"),
                Columns.date(row, "changed_on"),
                parse(protection.open(community, id, BEFORE, row.getBytes("before_sealed"))),
                parse(protection.open(community, id, AFTER, row.getBytes("after_sealed"))),
                row.getString("reason"),
                Columns.instant(row, "recorded_at"),
                row.getString("actor_name"),
                Columns.uuid(row, "staff_id"));
    }

    private String write(Remembered remembered) {
        try {
            return remembered == null ? null : json.writeValueAsString(remembered);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is remembered must be JSON", e);
        }
    }

    private Remembered parse(String text) {
        try {
            return text == null ? null : json.readValue(text, Remembered.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the history holds JSON", e);
        }
    }
}
