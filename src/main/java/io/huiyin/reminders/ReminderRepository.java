package io.huiyin.reminders;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code reminder}: what was reminded of, once for each occurrence. */
@ApplicationScoped
class ReminderRepository {

    private final Database database;

    ReminderRepository(Database database) {
        this.database = database;
    }

    /** A reminder that is to be made. */
    record Entry(UUID id, UUID messageId, Occasion occasion) {}

    /**
     * Makes those that nobody made before, and none of which a later day's is there already: of missed days only the newest
     * is made up. A date yet to come does not count as later.
     *
     * @return the ids of those that are new
     */
    Set<UUID> insert(Run run, Collection<Entry> entries, Instant now) {
        if (entries.isEmpty()) return Set.of();
        var batch = database.handle().prepareBatch("""
                insert into reminder (id, community_id, rule, subject_type, subject_id, occurrence, recipient_type,
                                      recipient_id, business_date, due_on, message_id, created_at)
                select :id, :community, :rule, :subjectType, :subject, :occurrence, :recipientType,
                       cast(:recipient as uuid), :on, cast(:dueOn as date), :message, :now
                 where not exists (select from reminder r
                                    where r.community_id = :community and r.rule = :rule and r.subject_id = :subject
                                      and r.recipient_id is not distinct from cast(:recipient as uuid)
                                      and r.business_date > :on and r.business_date <= :today)
                on conflict on constraint reminder_once_uq do nothing
                """);
        for (var entry : entries) {
            var occasion = entry.occasion();
            batch.bind("id", entry.id())
                    .bind("community", run.communityId())
                    .bind("rule", run.rule().code())
                    .bind("subjectType", occasion.subject().type())
                    .bind("subject", occasion.subject().id())
                    .bind("occurrence", occasion.occurrence())
                    .bind("recipientType", type(occasion.recipient()))
                    .bind("recipient", id(occasion.recipient()))
                    .bind("on", run.on())
                    .bind("today", run.today())
                    .bind("dueOn", occasion.dueOn())
                    .bind("message", entry.messageId())
                    .bind("now", now)
                    .add();
        }
        return new HashSet<>(batch.executePreparedBatch("id").mapTo(UUID.class).list());
    }

    /** The keys of the reminders that exist about some occasions, and perhaps of some more. */
    Set<String> keys(Run run, Collection<Occasion> occasions) {
        var subjects = occasions.stream()
                .map(occasion -> occasion.subject().id())
                .distinct()
                .toArray();
        var occurrences =
                occasions.stream().map(Occasion::occurrence).distinct().toArray();
        return new HashSet<>(database.handle()
                .createQuery("""
                        select * from reminder
                         where community_id = :community and rule = :rule and subject_id = any (:subjects)
                           and occurrence = any (:occurrences)
                        """)
                .bind("community", run.communityId())
                .bind("rule", run.rule().code())
                .bindArray("subjects", UUID.class, subjects)
                .bindArray("occurrences", String.class, occurrences)
                .map((row, context) -> read(row).dedupeKey())
                .list());
    }

    /** Newest first, after the reminder with id {@code before}. */
    List<Reminder> list(ReminderFilter filter, UUID before, int limit) {
        var where = new Where()
                .and("rule = :rule", "rule", filter.rule())
                .and("business_date >= :from", "from", filter.from())
                .and("business_date <= :to", "to", filter.to())
                .and("id < :before", "before", before);
        var walk = CommunityWalk.from("reminder", "r", filter.communityId(), where, "r.community_id, r.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + walk + " order by id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of an owner in the order in which they were made. */
    List<Reminder> toOwner(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from reminder
                         where recipient_id = :owner and recipient_type = 'owner'
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

    private static Reminder read(ResultSet row) throws SQLException {
        var rule = row.getString("rule");
        var subject = reference(row, "subject");
        var occurrence = row.getString("occurrence");
        var recipient = reference(row, "recipient");
        return new Reminder(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                rule,
                subject,
                occurrence,
                recipient,
                Columns.date(row, "business_date"),
                Columns.date(row, "due_on"),
                Reminder.key(rule, subject, occurrence, recipient),
                Columns.uuid(row, "message_id"),
                Columns.instant(row, "created_at"));
    }

    private static SubjectRef reference(ResultSet row, String what) throws SQLException {
        var id = Columns.uuid(row, what + "_id");
        return id == null ? null : new SubjectRef(row.getString(what + "_type"), id);
    }

    private static String type(SubjectRef reference) {
        return reference == null ? null : reference.type();
    }

    private static UUID id(SubjectRef reference) {
        return reference == null ? null : reference.id();
    }
}
