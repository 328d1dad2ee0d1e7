package io.huiyin.messaging;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Erased;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code message}, as it is written by rooms and read by people. */
@ApplicationScoped
class MessageRepository {

    /** Names stand open in the outbox; whoever reads it sees none. */
    static final Map<String, String> MASKED = Map.of(TemplateDefinition.RECIPIENT_NAME, "***");

    private final Database database;

    MessageRepository(Database database) {
        this.database = database;
    }

    /** Adds messages; those whose dedupe key is there already are left out. @return the ids of the new ones */
    Set<UUID> insert(Collection<NewMessage> messages) {
        var batch = database.handle().prepareBatch("""
                insert into message (id, community_id, recipient_type, recipient_id, about_type, about_id, template,
                                     language, channels, channel, subject, body, dedupe_key, quiet_from, quiet_to,
                                     time_zone, status, created_at, due_at)
                values (:id, :community, :recipientType, :recipient, :aboutType, :about, :template,
                        :language, :channels, :channel, :subject, :body, :dedupeKey, cast(:quietFrom as time), cast(:quietTo as time),
                        :zone, :status, :createdAt, :dueAt)
                on conflict on constraint message_dedupe_uq do nothing
                """);
        for (var message : messages) {
            var draft = message.draft();
            batch.bind("id", draft.id())
                    .bind("community", draft.communityId())
                    .bind("recipientType", type(draft.recipient()))
                    .bind("recipient", id(draft.recipient()))
                    .bind("aboutType", type(draft.about()))
                    .bind("about", id(draft.about()))
                    .bind("template", draft.template())
                    .bind("language", message.language().tag())
                    .bind("channels", names(draft.delivery().channels()))
                    .bind("channel", message.channel().name())
                    .bind("subject", message.subject().text())
                    .bind("body", message.body().text())
                    .bind("dedupeKey", draft.dedupeKey())
                    .bind("quietFrom", message.quietHours().from().toString())
                    .bind("quietTo", message.quietHours().to().toString())
                    .bind("zone", draft.zone().getId())
                    .bind("status", message.status().name())
                    .bind("createdAt", message.createdAt())
                    .bind("dueAt", message.dueAt())
                    .add();
        }
        return new HashSet<>(batch.executePreparedBatch("id").mapTo(UUID.class).list());
    }

    /** Newest first, after the message with id {@code before}. */
    List<Message> list(Messages.Filter filter, UUID before, int limit) {
        var where = new Where()
                .and("channel = :channel", "channel", name(filter.channel()))
                .and("recipient_id = :recipient", "recipient", filter.recipientId())
                .and("id < :before", "before", before);
        // An enum's name as it is, so that the planner knows the partial indices for what they are.
        if (filter.status() != null) where.and("status = '" + filter.status().name() + "'");
        return where.bindTo(database.handle()
                        .createQuery("select * from " + rows(filter, where) + " order by id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Of one recipient there are few; all others are walked. */
    private static String rows(Messages.Filter filter, Where where) {
        if (filter.recipientId() == null) {
            return CommunityWalk.from("message", "m", filter.communityId(), where, "m.community_id, m.id desc");
        }
        where.and("community_id = :community", "community", filter.communityId());
        return "message where " + where.sql();
    }

    List<UUID> erase(UUID communityId, SubjectRef recipient, Map<UUID, String> matters, Instant now) {
        return database.handle()
                .createQuery("""
                        update message
                           set subject = :erased, body = :erased, address = null, answer = null, provider_id = null,
                               status = case when settled_at is null then 'DEAD' else status end,
                               settled_at = coalesce(settled_at, :now), due_at = null, claim = null, version = version + 1
                         where community_id = :community
                           and (recipient_type = :type and recipient_id = :recipient
                                or about_id = any (:matters) or body like any (:quoting) or subject like any (:quoting))
                        returning id
                        """)
                .bind("erased", Erased.TEXT)
                .bind("now", now)
                .bind("community", communityId)
                .bind("type", recipient.type())
                .bind("recipient", recipient.id())
                .bindArray("matters", UUID.class, List.copyOf(matters.keySet()))
                .bindArray(
                        "quoting",
                        String.class,
                        matters.values().stream()
                                .map(number -> "%" + number + "%")
                                .toList())
                .mapTo(UUID.class)
                .list();
    }

    /** Those to a recipient in the order in which they were queued. */
    List<Message> to(SubjectRef recipient, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from message
                         where recipient_id = :recipient and recipient_type = :type
                           and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("recipient", recipient.id())
                .bind("type", recipient.type())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    Optional<Message> find(UUID id) {
        return byId(id, "");
    }

    Optional<Message> lock(UUID id) {
        return byId(id, " for update");
    }

    /** With its recipient's name still open. */
    Optional<OpenMessage> open(UUID id) {
        return database.handle()
                .createQuery("select * from message where id = :id")
                .bind("id", id)
                .map((row, context) -> readOpen(row))
                .findOne();
    }

    /** Those to a recipient, newest first, with the recipient's name still open. */
    List<OpenMessage> newestTo(SubjectRef recipient, boolean unread, UUID before, int limit) {
        var where = new Where()
                .and("recipient_type = :type", "type", recipient.type())
                .and("recipient_id = :recipient", "recipient", recipient.id())
                .and("id < :before", "before", before);
        if (unread) where.and("read_at is null");
        return where.bindTo(database.handle()
                        .createQuery("select * from message where " + where.sql() + " order by id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> readOpen(row))
                .list();
    }

    /** Notes when its recipient read a message. @return empty if that is known already */
    Optional<OpenMessage> markRead(UUID id, Instant at) {
        return database.handle()
                .createQuery("""
                        update message set read_at = :at, version = version + 1
                         where id = :id and read_at is null
                        returning *
                        """)
                .bind("id", id)
                .bind("at", at)
                .map((row, context) -> readOpen(row))
                .findOne();
    }

    Message done(UUID id, Instant at, String answer) {
        return database.handle()
                .createQuery("""
                        update message set status = 'SENT', settled_at = :at, answer = :answer, version = version + 1
                         where id = :id
                        returning *
                        """)
                .bind("id", id)
                .bind("at", at)
                .bind("answer", answer)
                .map((row, context) -> read(row))
                .one();
    }

    /** Takes a message from its way to {@code next}. */
    Message passOn(UUID id, ChannelKind next, Instant now, String answer) {
        return database.handle()
                .createQuery("""
                        update message set status = 'QUEUED', failed_channels = array_append(failed_channels, channel),
                                           channel = :next, tries = 0, due_at = :now, address = null, answer = :answer,
                                           version = version + 1
                         where id = :id
                        returning *
                        """)
                .bind("id", id)
                .bind("next", next.name())
                .bind("now", now)
                .bind("answer", answer)
                .map((row, context) -> read(row))
                .one();
    }

    Message giveUp(UUID id, Instant now, String answer) {
        return database.handle()
                .createQuery("""
                        update message set status = 'DEAD', failed_channels = array_append(failed_channels, channel),
                                           settled_at = :now, answer = :answer, version = version + 1
                         where id = :id
                        returning *
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("answer", answer)
                .map((row, context) -> read(row))
                .one();
    }

    /** Gives a message all its ways and tries anew. */
    Message revive(UUID id, Instant now) {
        return database.handle()
                .createQuery("""
                        update message set status = 'QUEUED', tries = 0, failed_channels = '{}', due_at = :now,
                                           settled_at = null, version = version + 1
                         where id = :id
                        returning *
                        """)
                .bind("id", id)
                .bind("now", now)
                .map((row, context) -> read(row))
                .one();
    }

    /** Deletes up to {@code limit} messages that were sent or given up by {@code until}, the oldest first. @return how many */
    int deleteSettled(Instant until, int limit) {
        return database.handle()
                .createUpdate("""
                        delete from message where id = any (array(
                            select id from message where settled_at <= :until
                             order by settled_at limit :limit for update skip locked))
                        """)
                .bind("until", until)
                .bind("limit", limit)
                .execute();
    }

    private Optional<Message> byId(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from message where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static SubjectRef reference(ResultSet row, String what) throws SQLException {
        var id = Columns.uuid(row, what + "_id");
        return id == null ? null : new SubjectRef(row.getString(what + "_type"), id);
    }

    static List<ChannelKind> channels(ResultSet row, String column) throws SQLException {
        return Columns.<String>list(row, column).stream()
                .map(ChannelKind::valueOf)
                .toList();
    }

    private static OpenMessage readOpen(ResultSet row) throws SQLException {
        return new OpenMessage(read(row), new Wording(row.getString("subject")), new Wording(row.getString("body")));
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                reference(row, "recipient"),
                reference(row, "about"),
                row.getString("template"),
                row.getString("language"),
                channels(row, "channels"),
                Columns.name(row, "channel", ChannelKind.class),
                channels(row, "failed_channels"),
                new Wording(row.getString("subject")).finish(MASKED),
                new Wording(row.getString("body")).finish(MASKED),
                row.getString("dedupe_key"),
                Columns.name(row, "status", MessageStatus.class),
                row.getInt("tries"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "settled_at"),
                Columns.instant(row, "read_at"),
                row.getString("address"),
                row.getString("answer"),
                row.getString("provider_id"),
                row.getInt("version"));
    }

    private static String[] names(List<ChannelKind> channels) {
        return channels.stream().map(Enum::name).toArray(String[]::new);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String type(SubjectRef reference) {
        return reference == null ? null : reference.type();
    }

    private static UUID id(SubjectRef reference) {
        return reference == null ? null : reference.id();
    }
}
