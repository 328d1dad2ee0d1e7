package io.huiyin.tickets;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Erased;
import io.huiyin.kernel.Problems;
import io.huiyin.protection.Protection;
import io.huiyin.tickets.Reporter.Archive;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code ticket}, in the scope of the running transaction. */
@ApplicationScoped
class TicketRepository {

    static final String PHONE = "reporter_phone";

    /** Everything that a view shows stands in one row, so that a list is one statement. */
    private static final String SELECT_FROM = """
            select t.*, h.code as house_code, o.name as owner_name, o.segment as owner_segment,
                   r.name as receiver_name, r.department as receiver_department, r.phone as receiver_phone,
                   s.name as steward_name, s.department as steward_department, s.phone as steward_phone,
                   a.name as assignee_name, a.department as assignee_department, a.phone as assignee_phone,
                   counting.first as first_report, counting.reports, w.text as agreed_text
              from %s
              left join house h on h.id = t.house_id
              left join owner o on o.id = t.owner_id
              left join staff_member r on r.id = t.first_receiver_id
              left join staff_member s on s.id = t.steward_id
              left join staff_member a on a.id = t.assignee_id
              left join agreed_wording_revision w
                     on w.wording_id = t.agreed_wording_id and w.revision = t.agreed_wording_revision
              left join lateral (%s) counting on true
            """;

    private static final String SELECT = selectFrom("ticket t");

    private static String selectFrom(String rows) {
        return SELECT_FROM.formatted(rows, counting("t.matter_id"));
    }

    /** How often a matter was reported and not cancelled, and the first of those tickets. */
    static String counting(String began) {
        return """
                select count(*) as reports,
                       (array_agg(x.id order by x.repeat_of nulls first, x.reported_at, x.id))[1] as first
                  from ticket x
                 where x.matter_id = %s and x.status <> 'CANCELLED'""".formatted(began);
    }

    /** Not the first of several that count. */
    private static final String IS_REPEAT = """
            t.repeat_of is not null and t.status <> 'CANCELLED' and t.id <> (
                select x.id from ticket x
                 where x.matter_id = t.repeat_of and x.status <> 'CANCELLED'
                 order by x.repeat_of nulls first, x.reported_at, x.id limit 1)""";

    private final Database database;
    private final Protection protection;
    private final TicketActs acts;

    TicketRepository(Database database, Protection protection, TicketActs acts) {
        this.database = database;
        this.protection = protection;
        this.acts = acts;
    }

    Optional<LoadedTicket> find(UUID id) {
        return one(SELECT + " where t.id = :id", id);
    }

    /**
     * The ticket, which nobody else can act on until the running transaction ends. Its key stays free, so that a new ticket
     * may name it as the one that it repeats.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if its reporter was erased
     */
    Optional<LoadedTicket> lock(UUID id) {
        return database.handle()
                .createQuery(SELECT + " where t.id = :id for no key update of t")
                .bind("id", id)
                .map((row, context) -> {
                    if (row.getTimestamp("erased_at") != null) throw TicketProblems.erased();
                    return read(row);
                })
                .findOne();
    }

    /** Tickets of an owner that have not ended, a few of them. */
    List<UUID> open(UUID ownerId, int limit) {
        return database.handle()
                .createQuery("""
                        select id from ticket
                         where owner_id = :owner and status not in ('CLOSED', 'CANCELLED')
                         order by id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /** Leaves of an owner's tickets what happened and when, without what was said. @return their ids */
    List<UUID> erase(UUID ownerId, Instant now) {
        return database.handle()
                .createQuery("""
                        update ticket
                           set title = null, description = :erased, related_items = null, relay_to = null,
                               reporter_name = null, reporter_phone = null, erased_at = :now,
                               result = case when result is not null then :erased end,
                               root_cause = case when root_cause is not null then :erased end,
                               review_cause = case when review_cause is not null then :erased end,
                               review_solution = case when review_solution is not null then :erased end,
                               version = version + 1
                         where owner_id = :owner
                        returning id
                        """)
                .bind("owner", ownerId)
                .bind("erased", Erased.TEXT)
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /**
     * @return its community
     * @throws io.huiyin.kernel.ProblemException 404 if it does not exist or is out of scope
     */
    UUID requireInScope(UUID id) {
        return database.handle()
                .createQuery("select community_id from ticket where id = :id")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(Problems::notFound);
    }

    private Optional<LoadedTicket> one(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<LoadedTicket> page(TicketFilter filter, UUID before, int limit) {
        var where = new Where()
                .and("t.status = :status", "status", filter.status())
                .and("t.kind = :kind", "kind", filter.kind())
                .and("t.channel = :channel", "channel", filter.channel())
                .and("t.category = :category", "category", filter.category())
                .and("t.priority = :priority", "priority", filter.priority())
                .and("t.house_id = :house", "house", filter.houseId())
                .and("t.owner_id = :owner", "owner", filter.ownerId())
                .and("t.assignee_id = :assignee", "assignee", filter.assigneeId())
                .and("t.number = :number", "number", filter.number())
                .and("t.id < :before", "before", before);
        if (filter.repeat() != null) where.and(filter.repeat() ? IS_REPEAT : "not (" + IS_REPEAT + ")");
        // As it is, so that the planner knows the partial index of the few that are grave.
        if (filter.severity() != null)
            where.and("t.severity = '" + filter.severity().name() + "'");
        return where.bindTo(database.handle().createQuery(page(filter, where) + " order by t.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Of one house or person there are few, which their own index has in this order; all others are walked. */
    private static String page(TicketFilter filter, Where where) {
        boolean few = filter.houseId() != null || filter.ownerId() != null || filter.assigneeId() != null;
        if (!few) {
            var order = "t.community_id desc, t.id desc";
            return selectFrom(CommunityWalk.from("ticket", "t", filter.communityId(), where, order));
        }
        where.and("t.community_id = :community", "community", filter.communityId());
        return SELECT + " where " + where.sql();
    }

    /** What an owner reported, in the order of entry. */
    List<LoadedTicket> reportedBy(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                         where t.owner_id = :owner and (cast(:after as uuid) is null or t.id > :after)
                         order by t.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    List<TicketBrief> briefs(Collection<UUID> ids) {
        return database.handle()
                .createQuery("select * from ticket where id = any (:ids) order by id")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> readBrief(row))
                .list();
    }

    /**
     * The complaints of a community, reported by then, that are open or still owe their written reply: the longest overdue
     * first, those that are not overdue last, the oldest of them first.
     */
    List<UnfinishedComplaint> unfinishedComplaints(UUID communityId, Instant asOf) {
        return database.handle()
                .createQuery("""
                        select t.*, overdue.since as overdue_since
                          from ticket t
                          left join lateral (
                               select min(s.due_at) as since from sla_timer s
                                where s.subject_id = t.id and s.subject_type = 'ticket' and s.met_at is null
                                  and s.status in ('RUNNING', 'BREACHED') and s.due_at < :asOf) overdue on true
                         where t.community_id = :community and t.kind = 'COMPLAINT' and t.reported_at <= :asOf
                           and t.status in ('REGISTERED', 'ASSIGNED', 'ACCEPTED', 'ON_SITE', 'IN_PROGRESS', 'WAITING',
                                            'RESOLVED')
                           and (t.status <> 'RESOLVED' or t.written_reply_owed)
                         order by overdue.since nulls last, t.reported_at, t.id
                        """)
                .bind("community", communityId)
                .bind("asOf", asOf)
                .map((row, context) ->
                        new UnfinishedComplaint(readBrief(row), Columns.instant(row, "overdue_since"), readReview(row)))
                .list();
    }

    /** Tickets whose wait is over, locked; those that somebody acts on are left to them. */
    List<TicketBrief> claimToResume(Instant now, int limit) {
        return database.handle()
                .createQuery("""
                        select * from ticket where wait_until <= :now
                         order by wait_until, id limit :limit for update skip locked
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> readBrief(row))
                .list();
    }

    /**
     * Writes a new ticket with the first entry of its timeline, and numbers it: {@code GD-20261122-000123}, without gaps by
     * community and day. The counter is locked from here to the end of the transaction, so nothing slow may follow.
     *
     * @param day today in the community's zone
     * @return the number
     */
    String insert(Ticket ticket, LocalDate day) {
        var insert = database.handle().createQuery("""
                with counter as (
                    insert into ticket_counter (community_id, day, last) values (:community, cast(:day as date), 1)
                    on conflict on constraint ticket_counter_pk do update set last = ticket_counter.last + 1
                    returning last
                ), made as (
                    insert into ticket (
                        id, community_id, number, kind, channel, medium, priority, category, complaint_class, title,
                        description, related_items, relay_to, house_id, owner_id, reporter_name, reporter_phone,
                        anonymous, reported_at, created_at, status, first_receiver_id, steward_id, assignee_id,
                        appointment_at, written_reply_owed, escalation_level, severity, repeat_of, origin_ticket_id,
                        origin_callback_id, promised_at)
                    select :id, :community,
                           'GD-' || to_char(cast(:day as date), 'YYYYMMDD') || '-'
                                 || lpad(last::text, greatest(6, length(last::text)), '0'),
                           :kind, :channel, :medium, :priority, :category, :complaintClass, :title,
                           :description, :relatedItems, :relayTo, :house, :owner, :reporterName, :reporterPhone,
                           :anonymous, :reportedAt, :createdAt, :status, :firstReceiver, :steward, :assignee,
                           :appointmentAt, :writtenReplyOwed, :escalationLevel, :severity, :repeatOf, :originTicket, :originCallback,
                           :promisedAt
                      from counter
                    returning id, number
                ), noted as (
                    insert into ticket_act (%s) values (%s)
                )
                select number from made
                """.formatted(TicketActs.COLUMNS, TicketActs.VALUES));
        var state = ticket.state();
        acts.bind(insert, ticket.acts().getFirst());
        return bindDetails(insert, state)
                .bind("ticket", state.id)
                .bind("id", state.id)
                .bind("community", state.communityId)
                .bind("day", day)
                .bind("kind", state.kind)
                .bind("channel", state.channel)
                .bind("medium", state.medium)
                .bind("house", state.houseId)
                .bind("owner", state.reporter.ownerId())
                .bind("reporterName", state.reporter.name())
                .bind("reporterPhone", protection.seal(state.communityId, state.id, PHONE, state.reporter.phone()))
                .bind("anonymous", state.reporter.anonymous())
                .bind("reportedAt", state.reportedAt)
                .bind("createdAt", state.createdAt)
                .bind("status", state.status)
                .bind("firstReceiver", state.firstReceiverId)
                .bind("steward", state.stewardId)
                .bind("assignee", state.assigneeId)
                .bind("appointmentAt", state.appointmentAt)
                .bind("writtenReplyOwed", state.writtenReplyOwed)
                .bind("escalationLevel", state.escalationLevel)
                .bind("severity", state.severity)
                .bind("repeatOf", state.repeatOf)
                .bind("originTicket", state.originTicketId)
                .bind("originCallback", state.originCallbackId)
                .bind("promisedAt", state.promisedAt)
                .mapTo(String.class)
                .one();
    }

    /** Writes what was done to a locked ticket, with the entries of its timeline. */
    void update(Ticket ticket) {
        var state = ticket.state();
        state.version++;
        var update = database.handle().createUpdate("""
                update ticket
                   set priority = :priority, category = :category, complaint_class = :complaintClass, title = :title,
                       description = :description, related_items = :relatedItems, relay_to = :relayTo,
                       status = :status, first_receiver_id = :firstReceiver, assignee_id = :assignee,
                       appointment_at = :appointmentAt, dispatched_at = :dispatchedAt, department = :department,
                       slip_checked_at = :slipCheckedAt, slip_complete = :slipComplete, accepted_at = :acceptedAt,
                       status_before_waiting = :statusBeforeWaiting, wait_reason = :waitReason,
                       waiting_since = :waitingSince, wait_until = :waitUntil, promised_at = :promisedAt,
                       outcome = :outcome, result = :result, root_cause = :rootCause,
                       liable_department = :liableDepartment, resolved_at = :resolvedAt,
                       rechecked_at = :recheckedAt, recheck_settled = :recheckSettled,
                       reviewed_at = :reviewedAt, review_cause = :reviewCause, review_solution = :reviewSolution,
                       written_reply_owed = :writtenReplyOwed, callback_owed = :callbackOwed,
                       closes_when_settled = :closesWhenSettled, rework_count = :reworkCount,
                       escalation_level = :escalationLevel, severity = :severity,
                       agreed_wording_id = :wording, agreed_wording_revision = :wordingRevision, version = :version
                 where id = :id
                """);
        bindDetails(update, state)
                .bind("id", state.id)
                .bind("status", state.status)
                .bind("firstReceiver", state.firstReceiverId)
                .bind("assignee", state.assigneeId)
                .bind("appointmentAt", state.appointmentAt)
                .bind("dispatchedAt", state.dispatchedAt)
                .bind("department", state.department)
                .bind("slipCheckedAt", state.slipCheckedAt)
                .bind("slipComplete", state.slipComplete)
                .bind("acceptedAt", state.acceptedAt)
                .bind("statusBeforeWaiting", state.statusBeforeWaiting)
                .bind("waitReason", state.waitReason)
                .bind("waitingSince", state.waitingSince)
                .bind("waitUntil", state.waitUntil)
                .bind("promisedAt", state.promisedAt)
                .bind("outcome", state.outcome)
                .bind("result", state.result)
                .bind("rootCause", state.rootCause)
                .bind("liableDepartment", state.liableDepartment)
                .bind("resolvedAt", state.resolvedAt)
                .bind("recheckedAt", state.recheckedAt)
                .bind("recheckSettled", state.recheckSettled)
                .bind("reviewedAt", state.review == null ? null : state.review.at())
                .bind("reviewCause", state.review == null ? null : state.review.cause())
                .bind("reviewSolution", state.review == null ? null : state.review.solution())
                .bind("writtenReplyOwed", state.writtenReplyOwed)
                .bind("callbackOwed", state.callbackOwed)
                .bind("closesWhenSettled", state.closesWhenSettled)
                .bind("reworkCount", state.reworkCount)
                .bind("escalationLevel", state.escalationLevel)
                .bind("severity", state.severity)
                .bind("wording", state.agreedWording == null ? null : state.agreedWording.id())
                .bind("wordingRevision", state.agreedWording == null ? null : state.agreedWording.revision())
                .bind("version", state.version)
                .execute();
        acts.append(ticket, ticket.acts());
    }

    private static <S extends SqlStatement<S>> S bindDetails(S statement, Ticket.State state) {
        return statement
                .bind("priority", state.priority)
                .bind("category", state.category)
                .bind("complaintClass", state.complaintClass)
                .bind("title", state.title)
                .bind("description", state.description)
                .bind("relatedItems", state.relatedItems)
                .bind("relayTo", state.relayTo);
    }

    /** @return false unless the ticket is resolved */
    boolean setCallbackOwed(UUID id) {
        return database.handle()
                        .createUpdate("update ticket set callback_owed = true where id = :id and status = 'RESOLVED'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    boolean isCallbackOwed(UUID id) {
        return database.handle()
                .createQuery("select callback_owed from ticket where id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private LoadedTicket read(ResultSet row) throws SQLException {
        var state = new Ticket.State();
        state.id = Columns.uuid(row, "id");
        state.communityId = Columns.uuid(row, "community_id");
        state.number = row.getString("number");
        state.kind = Columns.name(row, "kind", TicketKind.class);
        state.channel = Columns.name(row, "channel", TicketChannel.class);
        state.medium = Columns.name(row, "medium", Medium.class);
        state.houseId = Columns.uuid(row, "house_id");
        state.reporter = readReporter(row, state);
        state.reportedAt = Columns.instant(row, "reported_at");
        state.createdAt = Columns.instant(row, "created_at");
        state.repeatOf = Columns.uuid(row, "repeat_of");
        state.originTicketId = Columns.uuid(row, "origin_ticket_id");
        state.originCallbackId = Columns.uuid(row, "origin_callback_id");
        state.version = row.getInt("version");
        readDetails(row, state);
        readHands(row, state);
        readProgress(row, state);
        readDisposition(row, state);
        state.repeat = Repeat.of(state.id, Columns.uuid(row, "first_report"), row.getInt("reports"), state.status);
        readRecheck(row, state);
        state.review = readReview(row);
        state.agreedWording = readWording(row);
        var people = new HashMap<UUID, TicketPerson>();
        readPerson(row, "receiver", state.firstReceiverId, people);
        readPerson(row, "steward", state.stewardId, people);
        readPerson(row, "assignee", state.assigneeId, people);
        return new LoadedTicket(new Ticket(state), row.getString("house_code"), people);
    }

    private Reporter readReporter(ResultSet row, Ticket.State state) throws SQLException {
        var owner = Columns.uuid(row, "owner_id");
        return new Reporter(
                owner,
                row.getString("reporter_name"),
                protection.open(state.communityId, state.id, PHONE, row.getBytes(PHONE)),
                row.getBoolean("anonymous"),
                owner == null ? null : new Archive(row.getString("owner_name"), row.getString("owner_segment")));
    }

    private static void readDetails(ResultSet row, Ticket.State state) throws SQLException {
        state.priority = Columns.name(row, "priority", TicketPriority.class);
        state.category = row.getString("category");
        state.complaintClass = Columns.name(row, "complaint_class", ComplaintClass.class);
        state.title = row.getString("title");
        state.description = row.getString("description");
        state.severity = Columns.name(row, "severity", Severity.class);
        state.relatedItems = row.getString("related_items");
        state.relayTo = row.getString("relay_to");
    }

    private static void readHands(ResultSet row, Ticket.State state) throws SQLException {
        state.firstReceiverId = Columns.uuid(row, "first_receiver_id");
        state.stewardId = Columns.uuid(row, "steward_id");
        state.assigneeId = Columns.uuid(row, "assignee_id");
        state.dispatchedAt = Columns.instant(row, "dispatched_at");
        state.department = row.getString("department");
        state.slipCheckedAt = Columns.instant(row, "slip_checked_at");
        state.slipComplete = row.getObject("slip_complete", Boolean.class);
        state.escalationLevel = row.getInt("escalation_level");
    }

    private static void readProgress(ResultSet row, Ticket.State state) throws SQLException {
        state.status = Columns.name(row, "status", TicketStatus.class);
        state.appointmentAt = Columns.instant(row, "appointment_at");
        state.acceptedAt = Columns.instant(row, "accepted_at");
        state.statusBeforeWaiting = Columns.name(row, "status_before_waiting", TicketStatus.class);
        state.waitReason = row.getString("wait_reason");
        state.waitingSince = Columns.instant(row, "waiting_since");
        state.waitUntil = Columns.instant(row, "wait_until");
        state.reworkCount = row.getInt("rework_count");
    }

    private static void readDisposition(ResultSet row, Ticket.State state) throws SQLException {
        state.promisedAt = Columns.instant(row, "promised_at");
        state.outcome = Columns.name(row, "outcome", TicketOutcome.class);
        state.result = row.getString("result");
        state.rootCause = row.getString("root_cause");
        state.liableDepartment = row.getString("liable_department");
        state.resolvedAt = Columns.instant(row, "resolved_at");
        state.writtenReplyOwed = row.getBoolean("written_reply_owed");
        state.callbackOwed = row.getBoolean("callback_owed");
        state.closesWhenSettled = row.getBoolean("closes_when_settled");
    }

    private static void readRecheck(ResultSet row, Ticket.State state) throws SQLException {
        state.recheckedAt = Columns.instant(row, "rechecked_at");
        state.recheckSettled = row.getObject("recheck_settled", Boolean.class);
    }

    private static Review readReview(ResultSet row) throws SQLException {
        var at = Columns.instant(row, "reviewed_at");
        return at == null ? null : new Review(at, row.getString("review_cause"), row.getString("review_solution"));
    }

    private static AgreedWording.Used readWording(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "agreed_wording_id");
        return id == null
                ? null
                : new AgreedWording.Used(id, row.getInt("agreed_wording_revision"), row.getString("agreed_text"));
    }

    private static void readPerson(ResultSet row, String prefix, UUID id, Map<UUID, TicketPerson> people)
            throws SQLException {
        if (id == null) return;
        people.put(
                id,
                new TicketPerson(
                        id,
                        row.getString(prefix + "_name"),
                        row.getString(prefix + "_department"),
                        row.getString(prefix + "_phone")));
    }

    private static TicketBrief readBrief(ResultSet row) throws SQLException {
        return new TicketBrief(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("number"),
                Columns.name(row, "kind", TicketKind.class),
                row.getString("category"),
                Columns.name(row, "priority", TicketPriority.class),
                Columns.name(row, "severity", Severity.class),
                Columns.name(row, "status", TicketStatus.class),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "owner_id"),
                row.getBoolean("anonymous"),
                Columns.uuid(row, "first_receiver_id"),
                Columns.uuid(row, "steward_id"),
                Columns.uuid(row, "assignee_id"),
                Columns.instant(row, "reported_at"),
                row.getInt("rework_count"));
    }
}
