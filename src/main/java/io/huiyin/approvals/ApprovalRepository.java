package io.huiyin.approvals;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Erased;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code approval}, in the scope of the running transaction; what it answers stands as it does now. */
@ApplicationScoped
class ApprovalRepository {

    private static final String IN_FORCE = "a.status = 'APPROVED' and a.good_until > :now";

    private final Database database;
    private final Clock clock;

    ApprovalRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void insert(UUID id, Approval.Wanted wanted, UUID askedBy, Instant now) {
        bind(wanted.subject(), database.handle().createUpdate("""
                        insert into approval (id, community_id, kind, subject_type, subject_id, room, reason, amount_fen, status,
                                              asked_by, asked_at)
                        values (:id, :community, :kind, :subjectType, :subject, :room, :reason, :amount, 'PENDING', :by, :now)
                        """))
                .bind("id", id)
                .bind("community", wanted.communityId())
                .bind("kind", wanted.kind())
                .bind("room", wanted.room())
                .bind("reason", wanted.reason())
                .bind("amount", wanted.amountFen())
                .bind("by", askedBy)
                .bind("now", now)
                .execute();
    }

    Optional<Approval> find(UUID id) {
        return find(id, "");
    }

    /** As {@link #find(UUID)}, and nobody else decides or uses it until the transaction ends. */
    Optional<Approval> lock(UUID id) {
        return find(id, " for no key update");
    }

    private Optional<Approval> find(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from approval where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. @param before the id of the last of the page before; null for the first page */
    List<Approval> page(ApprovalFilter filter, UUID before, int limit) {
        var where = new Where()
                .and("a.kind = :kind", "kind", filter.kind())
                .and("a.subject_id = :subject", "subject", filter.subjectId())
                .and("a.id < :before", "before", before);
        if (filter.status() != null) only(filter.status(), where);
        String from;
        if (filter.subjectId() == null) {
            var order = "a.community_id desc, a.id desc";
            from = CommunityWalk.from("approval", "a", filter.communityId(), where, order);
        } else {
            // Of one subject there are few.
            where.and("a.community_id = :community", "community", filter.communityId());
            from = "approval a where " + where.sql();
        }
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by a.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** As literals, so that the planner knows the index of those that wait. */
    private void only(ApprovalStatus status, Where where) {
        switch (status) {
            case APPROVED -> where.and(IN_FORCE, "now", clock.instant());
            case EXPIRED -> where.and("a.status = 'APPROVED' and a.good_until <= :now", "now", clock.instant());
            default -> where.and("a.status = '" + status + "'");
        }
    }

    /** @param goodUntil null of a refusal */
    void decide(UUID id, ApprovalStatus decision, UUID by, String comment, Instant goodUntil, Instant now) {
        database.handle()
                .createUpdate("""
                        update approval
                           set status = :decision, decided_by = :by, decided_at = :now, comment = :comment,
                               good_until = :goodUntil, version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("decision", decision)
                .bind("by", by)
                .bind("comment", comment)
                .bind("goodUntil", goodUntil)
                .bind("now", now)
                .execute();
    }

    void withdraw(UUID id, UUID by, Instant now) {
        database.handle()
                .createUpdate("""
                        update approval
                           set status = 'WITHDRAWN', withdrawn_by = :by, withdrawn_at = :now, version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    /** The newest in force that covers the amount, locked. One that is used by someone else meanwhile is passed over. */
    Optional<Approval> lockUsable(UUID communityId, ApprovalKind kind, SubjectRef subject, Long amountFen) {
        return bind(subject, database.handle().createQuery("""
                        select * from approval a
                         where a.community_id = :community and a.kind = :kind and %s
                           and a.subject_id = :subject and a.subject_type = :subjectType
                           and (cast(:amount as bigint) is null or a.amount_fen >= :amount)
                         order by a.id desc
                         limit 1
                           for no key update
                        """.formatted(IN_FORCE)))
                .bind("community", communityId)
                .bind("kind", kind)
                .bind("amount", amountFen)
                .bind("now", clock.instant())
                .map((row, context) -> read(row))
                .findOne();
    }

    void use(UUID id, UUID by, Instant now) {
        database.handle()
                .createUpdate("""
                        update approval set status = 'USED', used_by = :by, used_at = :now, version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    boolean holds(ApprovalKind kind, SubjectRef subject, UUID staffId) {
        return bind(subject, database.handle().createQuery("""
                        select exists (
                            select from approval a
                             where a.asked_by = :staff and a.kind = :kind and %s
                               and a.subject_id = :subject and a.subject_type = :subjectType)
                        """.formatted(IN_FORCE)))
                .bind("staff", staffId)
                .bind("kind", kind)
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one();
    }

    /** In the order of their ids. */
    List<Approval> about(SubjectRef subject, UUID after, int limit) {
        return bind(subject, database.handle().createQuery("""
                        select * from approval
                         where subject_id = :subject and subject_type = :subjectType
                           and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    List<UUID> eraseTexts(String subjectType, Collection<UUID> subjectIds) {
        return database.handle()
                .createQuery("""
                        update approval
                           set reason = :erased, comment = case when comment is not null then :erased end,
                               version = version + 1
                         where subject_id = any (:subjects) and subject_type = :subjectType
                        returning id
                        """)
                .bind("erased", Erased.TEXT)
                .bindArray("subjects", UUID.class, subjectIds.toArray())
                .bind("subjectType", subjectType)
                .mapTo(UUID.class)
                .list();
    }

    private static <T extends SqlStatement<T>> T bind(SubjectRef subject, T statement) {
        return statement
                .bind("subjectType", subject == null ? null : subject.type())
                .bind("subject", subject == null ? null : subject.id());
    }

    private Approval read(ResultSet row) throws SQLException {
        var kind = Columns.name(row, "kind", ApprovalKind.class);
        var goodUntil = Columns.instant(row, "good_until");
        var type = row.getString("subject_type");
        return new Approval(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                kind,
                type == null ? null : new SubjectRef(type, Columns.uuid(row, "subject_id")),
                Columns.name(row, "room", GuardedRoom.class),
                row.getString("reason"),
                Columns.number(row, "amount_fen"),
                ApprovalStatus.at(clock.instant(), Columns.name(row, "status", ApprovalStatus.class), goodUntil),
                Columns.uuid(row, "asked_by"),
                Columns.instant(row, "asked_at"),
                kind.deciders(),
                Columns.uuid(row, "decided_by"),
                Columns.instant(row, "decided_at"),
                row.getString("comment"),
                goodUntil,
                Columns.uuid(row, "used_by"),
                Columns.instant(row, "used_at"),
                Columns.uuid(row, "withdrawn_by"),
                Columns.instant(row, "withdrawn_at"),
                row.getInt("version"));
    }
}
