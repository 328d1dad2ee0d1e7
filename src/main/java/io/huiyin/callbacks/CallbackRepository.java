package io.huiyin.callbacks;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Erased;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables {@code callback} and {@code callback_attempt}, in the scope of the running transaction. */
@ApplicationScoped
class CallbackRepository {

    private final Database database;

    CallbackRepository(Database database) {
        this.database = database;
    }

    /** The number of the round that the next callback of a ticket begins; the ticket's own lock keeps it the next. */
    int nextRound(UUID ticketId) {
        return database.handle()
                .createQuery("select coalesce(max(round), 0) + 1 from callback where ticket_id = :ticket")
                .bind("ticket", ticketId)
                .mapTo(Integer.class)
                .one();
    }

    void insert(Callback callback) {
        var state = callback.state();
        database.handle()
                .createUpdate("""
                        insert into callback (id, community_id, ticket_id, ticket_number, round, kind, status, owed_at,
                                              due_at, assignee_id, accountable_id, version)
                        values (:id, :community, :ticket, :ticketNumber, :round, :kind, :status, :owedAt,
                                :dueAt, :assignee, :accountable, :version)
                        """)
                .bind("id", state.id)
                .bind("community", state.communityId)
                .bind("ticket", state.ticketId)
                .bind("ticketNumber", state.ticketNumber)
                .bind("round", state.round)
                .bind("kind", state.kind.name())
                .bind("status", state.status.name())
                .bind("owedAt", state.owedAt)
                .bind("dueAt", state.dueAt)
                .bind("assignee", state.assigneeId)
                .bind("accountable", state.accountableId)
                .bind("version", state.version)
                .execute();
    }

    Optional<Callback> find(UUID id) {
        return one("select * from callback where id = :id", id);
    }

    List<Callback> findAll(Collection<UUID> ids) {
        return database.handle()
                .createQuery("select * from callback where id = any (:ids)")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> read(row))
                .list();
    }

    /** The callback, for this transaction alone; whoever comes later waits, and then sees what was done. */
    Optional<Callback> lock(UUID id) {
        return one("select * from callback where id = :id for update", id);
    }

    /** The one that is due for a ticket, locked; there is at most one. */
    Optional<Callback> lockDueOf(UUID ticketId) {
        return one("select * from callback where ticket_id = :id and status = 'DUE' for update", ticketId);
    }

    /** The last round of a ticket. */
    Optional<Callback> newestOf(UUID ticketId) {
        return one("select * from callback where ticket_id = :id order by round desc limit 1", ticketId);
    }

    /** Soonest due first. */
    List<Callback> page(CallbackFilter filter, Cursor after, int limit) {
        var where = new Where()
                .and("kind = :kind", "kind", name(filter.kind()))
                .and("ticket_id = :ticket", "ticket", filter.ticketId())
                .and("assignee_id = :assignee", "assignee", filter.assigneeId())
                .and("due_at < :before", "before", filter.dueBefore());
        // An enum's name as it is, so that the planner knows the partial indices of the queue for what they are.
        if (filter.status() != null) where.and("status = '" + filter.status().name() + "'");
        if (after != null) {
            where.and("(due_at, id) > (:afterDue, :afterId)")
                    .with("afterDue", after.instant(0))
                    .with("afterId", after.uuid(1));
        }
        return where.bindTo(database.handle()
                        .createQuery("select * from " + rows(filter, where) + " order by due_at, id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Of one ticket or person there are few, and an owner sees few; all others are walked. */
    private String rows(CallbackFilter filter, Where where) {
        if (filter.ticketId() == null
                && filter.assigneeId() == null
                && !database.caller().isOwner()) {
            var order = "c.community_id, c.due_at, c.id";
            return CommunityWalk.from("callback", "c", filter.communityId(), where, order);
        }
        where.and("community_id = :community", "community", filter.communityId());
        return "callback where " + where.sql();
    }

    /** Those that are due from {@code from} on and before {@code until}, soonest first. */
    List<Callback> dueBetween(UUID communityId, Instant from, Instant until) {
        return database.handle()
                .createQuery("""
                        select * from callback
                         where community_id = :community and status = 'DUE' and due_at >= :from and due_at < :until
                         order by due_at, id
                        """)
                .bind("community", communityId)
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> read(row))
                .list();
    }

    void update(Callback callback) {
        var state = callback.state();
        var update = database.handle()
                .createUpdate("""
                        update callback
                           set status = :status, due_at = :dueAt, assignee_id = :assignee, attempts = :attempts,
                               failed_attempts = :failedAttempts, next_attempt_at = :nextAttemptAt,
                               settled_at = :settledAt, settled_by = :settledBy, method = :method,
                               attitude = :attitude, efficiency = :efficiency, quality = :quality, effect = :effect,
                               overall = :overall, answer_attitude = :answerAttitude, answer_time = :answerTime,
                               answer_handling = :answerHandling, comment = :comment,
                               signature_file_id = :signature, delivery_record = :deliveryRecord,
                               new_ticket_id = :newTicket, promised_at = :promisedAt,
                               answered_by_owner = :answeredByOwner,
                               exemption_cause = :exemptionCause, exemption_reason = :exemptionReason,
                               version = :version
                         where id = :id
                        """)
                .bind("id", state.id)
                .bind("status", state.status.name())
                .bind("dueAt", state.dueAt)
                .bind("assignee", state.assigneeId)
                .bind("attempts", state.attempts)
                .bind("failedAttempts", state.failedAttempts)
                .bind("nextAttemptAt", state.nextAttemptAt)
                .bind("settledAt", state.settledAt)
                .bind("settledBy", state.settledBy)
                .bind("answeredByOwner", state.answeredByOwner)
                .bind("exemptionCause", name(state.exemptionCause))
                .bind("exemptionReason", state.exemptionReason)
                .bind("version", state.version);
        bindRecord(update, state.record);
        update.execute();
    }

    void insert(Callback callback, Attempt attempt) {
        database.handle()
                .createUpdate("""
                        insert into callback_attempt (callback_id, number, community_id, method, outcome, at,
                                                      call_later_at, note, staff_id)
                        values (:callback, :number, :community, :method, :outcome, :at, :callLaterAt, :note, :staff)
                        """)
                .bind("callback", callback.state().id)
                .bind("number", attempt.number())
                .bind("community", callback.state().communityId)
                .bind("method", attempt.method().name())
                .bind("outcome", attempt.outcome().name())
                .bind("at", attempt.at())
                .bind("callLaterAt", attempt.callLaterAt())
                .bind("note", attempt.note())
                .bind("staff", attempt.staffId())
                .execute();
    }

    List<Attempt> attempts(UUID callbackId) {
        return database.handle()
                .createQuery("select * from callback_attempt where callback_id = :callback order by number")
                .bind("callback", callbackId)
                .map((row, context) -> readAttempt(row))
                .list();
    }

    /** Callbacks that are due to an owner, a few of them. */
    List<UUID> dueTo(UUID ownerId, int limit) {
        return database.handle()
                .createQuery("""
                        select c.id from ticket t join callback c on c.ticket_id = t.id
                         where t.owner_id = :owner and c.status = 'DUE'
                         order by c.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    List<UUID> signaturesOf(UUID ownerId) {
        return database.handle()
                .createQuery("""
                        select c.signature_file_id from ticket t join callback c on c.ticket_id = t.id
                         where t.owner_id = :owner and c.signature_file_id is not null
                        """)
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
    }

    /** Leaves of an owner's callbacks when and how they were asked, and the scores. @return their ids */
    List<UUID> erase(UUID ownerId, Instant now) {
        var erased = database.handle()
                .createQuery("""
                        update callback c
                           set answer_attitude = null, answer_time = null, answer_handling = null, comment = null,
                               signature_file_id = null, erased_at = :now,
                               delivery_record = case when c.delivery_record is not null or c.method = 'LETTER' then :erased end,
                               exemption_reason = case when c.exemption_reason is not null then :erased end,
                               version = c.version + 1
                          from ticket t
                         where t.owner_id = :owner and c.ticket_id = t.id
                        returning c.id
                        """)
                .bind("owner", ownerId)
                .bind("erased", Erased.TEXT)
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
        database.handle()
                .createQuery("select huiyin_erase_attempts(:callbacks) is null")
                .bindArray("callbacks", UUID.class, erased)
                .mapTo(Boolean.class)
                .one();
        return erased;
    }

    /** Those on what an owner reported, in the order of their ids. */
    List<Callback> ofReporter(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select c.* from ticket t join callback c on c.ticket_id = t.id
                         where t.owner_id = :owner and (cast(:after as uuid) is null or c.id > :after)
                         order by c.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The attempts of some callbacks; those without any are left out. */
    Map<UUID, List<Attempt>> attempts(Collection<UUID> callbackIds) {
        var attempts = new HashMap<UUID, List<Attempt>>();
        if (callbackIds.isEmpty()) return attempts;
        database.handle()
                .createQuery("select * from callback_attempt where callback_id = any (:callbacks) order by number")
                .bindArray("callbacks", UUID.class, List.copyOf(callbackIds))
                .map((row, context) -> attempts.computeIfAbsent(
                                Columns.uuid(row, "callback_id"), id -> new ArrayList<>())
                        .add(readAttempt(row)))
                .list();
        return attempts;
    }

    private Optional<Callback> one(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static void bindRecord(SqlStatement<?> statement, CallbackRecord record) {
        var scores = record == null ? null : record.scores();
        var answers = record == null ? null : record.answers();
        statement
                .bind("method", record == null ? null : record.method().name())
                .bind("attitude", scores == null ? null : scores.attitude())
                .bind("efficiency", scores == null ? null : scores.efficiency())
                .bind("quality", scores == null ? null : scores.quality())
                .bind("effect", scores == null ? null : scores.effect())
                .bind("overall", scores == null ? null : scores.overall())
                .bind("answerAttitude", answers == null ? null : answers.attitudeAfterReceipt())
                .bind("answerTime", answers == null ? null : answers.timeToSolve())
                .bind("answerHandling", answers == null ? null : answers.handling())
                .bind("comment", record == null ? null : record.comment())
                .bind("signature", record == null ? null : record.signatureFileId())
                .bind("deliveryRecord", record == null ? null : record.deliveryRecord())
                .bind("newTicket", record == null ? null : record.newTicketId())
                .bind("promisedAt", record == null ? null : record.promisedAt());
    }

    private static Callback read(ResultSet row) throws SQLException {
        var state = new Callback.State();
        state.id = Columns.uuid(row, "id");
        state.communityId = Columns.uuid(row, "community_id");
        state.ticketId = Columns.uuid(row, "ticket_id");
        state.ticketNumber = row.getString("ticket_number");
        state.round = row.getInt("round");
        state.kind = Columns.name(row, "kind", CallbackKind.class);
        state.status = Columns.name(row, "status", CallbackStatus.class);
        state.owedAt = Columns.instant(row, "owed_at");
        state.dueAt = Columns.instant(row, "due_at");
        state.assigneeId = Columns.uuid(row, "assignee_id");
        state.accountableId = Columns.uuid(row, "accountable_id");
        state.attempts = row.getInt("attempts");
        state.failedAttempts = row.getInt("failed_attempts");
        state.nextAttemptAt = Columns.instant(row, "next_attempt_at");
        state.settledAt = Columns.instant(row, "settled_at");
        state.settledBy = Columns.uuid(row, "settled_by");
        state.record = state.status == CallbackStatus.DONE ? readRecord(row) : null;
        state.answeredByOwner = row.getBoolean("answered_by_owner");
        state.exemptionCause = Columns.name(row, "exemption_cause", ExemptionCause.class);
        state.exemptionReason = row.getString("exemption_reason");
        state.version = row.getInt("version");
        return new Callback(state);
    }

    private static CallbackRecord readRecord(ResultSet row) throws SQLException {
        return new CallbackRecord(
                Columns.name(row, "method", CallbackMethod.class),
                new Scores(
                        row.getInt("attitude"),
                        row.getInt("efficiency"),
                        row.getInt("quality"),
                        row.getInt("effect"),
                        row.getInt("overall")),
                Answers.of(
                        row.getString("answer_attitude"),
                        row.getString("answer_time"),
                        row.getString("answer_handling")),
                row.getString("comment"),
                Columns.uuid(row, "signature_file_id"),
                row.getString("delivery_record"),
                Columns.uuid(row, "new_ticket_id"),
                Columns.instant(row, "promised_at"));
    }

    private static Attempt readAttempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                Columns.name(row, "method", CallbackMethod.class),
                Columns.name(row, "outcome", AttemptOutcome.class),
                Columns.instant(row, "at"),
                Columns.instant(row, "call_later_at"),
                row.getString("note"),
                Columns.uuid(row, "staff_id"));
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
