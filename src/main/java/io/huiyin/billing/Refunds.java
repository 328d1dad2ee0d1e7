package io.huiyin.billing;

import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.Approvals;
import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prepayment goes back (退费): of a house and a payer, the oldest first, never more than there is. */
@ApplicationScoped
public class Refunds {

    /** Refunds of so many days, today's included, to one payer for one house count as one. */
    private static final int DAYS = 30;

    private final Database database;
    private final FeeAccounts accounts;
    private final Communities communities;
    private final FeeReferences references;
    private final Prepayments prepayments;
    private final Approvals approvals;
    private final Events events;
    private final Clock clock;
    private final Optional<Long> approvedFrom;

    Refunds(
            Database database,
            FeeAccounts accounts,
            Communities communities,
            FeeReferences references,
            Prepayments prepayments,
            Approvals approvals,
            Events events,
            Clock clock,
            @ConfigProperty(name = "huiyin.billing.refunds-approved-from") Optional<Long> approvedFrom) {
        this.database = database;
        this.accounts = accounts;
        this.communities = communities;
        this.references = references;
        this.prepayments = prepayments;
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
        this.approvedFrom = approvedFrom;
    }

    /**
     * @param payerId    whose prepayment; null for the house's own
     * @param externalId the number under which the channel knows it; null for none
     */
    public record Wanted(
            UUID communityId,
            UUID houseId,
            UUID payerId,
            long amountFen,
            PaymentMethod method,
            String externalId,
            String reason) {}

    /**
     * @throws io.huiyin.kernel.ProblemException 409 for an external id that is known, and without an approval where the installation
     *     asks for one from the sum on to which it comes with what went back without one in the last 30 days; 422 for more than the
     *     payer has prepaid, and for ids that are not of this community
     */
    public Refund make(Caller caller, Wanted wanted) {
        return database.in(caller, () -> {
            var community = communities.require(wanted.communityId());
            references.house(community.id(), wanted.houseId());
            references.checkPayer(community.id(), wanted.payerId());
            accounts.lock(community.id(), wanted.houseId());
            long prepaid = prepaid(wanted);
            if (wanted.amountFen() > prepaid) {
                throw Problems.unprocessable(
                        "/amountFen",
                        "over-prepaid",
                        Text.of("This payer has prepaid %d fen for the house.", "该付款人在此房屋的预收余额为 %d 分。", prepaid));
            }
            var today = LocalDate.ofInstant(clock.instant(), community.timeZone());
            var approval = needsApproval(wanted, today)
                    ? approvals
                            .use(community.id(), ApprovalKind.REFUND, whose(wanted), wanted.amountFen())
                            .id()
                    : null;
            var id = Ids.next();
            insert(id, wanted, approval, today);
            take(id, wanted);
            events.publish(new PaymentEvent.Refunded(
                    community.id(),
                    id,
                    wanted.houseId(),
                    approval,
                    wanted.amountFen(),
                    wanted.method(),
                    clock.instant()));
            return find(id).orElseThrow();
        });
    }

    /**
     * Takes a refund back (退费冲正) that was entered by mistake, by counter-entries: what it took of each payment is prepaid again, as
     * if it had never gone back, and pays the bills that are open. The approval that it used up stays used.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 409 the second time; 412 for a stale version
     */
    public Refund reverse(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var seen = find(id).orElseThrow(Problems::notFound);
            accounts.lock(seen.communityId(), seen.houseId());
            var refund = find(id).orElseThrow();
            expected.check(refund.version());
            if (refund.reversedAt() != null) throw BillingProblems.refundReversed(refund.reversedAt());
            var now = clock.instant();
            giveBack(refund, reason, now);
            prepayments.applyTo(List.of(refund.houseId()));
            events.publish(new PaymentEvent.RefundReversed(
                    refund.communityId(), id, refund.houseId(), refund.amountFen(), now));
            return find(id).orElseThrow();
        });
    }

    public Refund get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(find(id).orElseThrow(Problems::notFound)));
    }

    /** Newest first. */
    public Page<Refund> list(Caller caller, RefundFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "refunds?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("r.house_id = :house", "house", filter.houseId())
                    .and("r.method = :method", "method", filter.method())
                    .and("r.external_id = :external", "external", filter.externalId())
                    .and("r.refunded_on >= :from", "from", filter.from())
                    .and("r.refunded_on <= :to", "to", filter.to())
                    .and("r.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var from = CommunityWalk.from(
                    "fee_refund", "r", filter.communityId(), where, "r.community_id desc, r.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery("select * from " + from + " order by r.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, refund -> Cursor.after(list, refund.id()))
                    .map(this::shown);
        });
    }

    /** The payer, so that leave to pay one of them is none to pay another. */
    private static SubjectRef whose(Wanted wanted) {
        return wanted.payerId() == null
                ? new SubjectRef("house", wanted.houseId())
                : new SubjectRef("owner", wanted.payerId());
    }

    private Refund shown(Refund refund) {
        return database.caller().isOwner() ? refund.forOwner() : refund;
    }

    private long prepaid(Wanted wanted) {
        return database.handle()
                .createQuery("""
                        select coalesce(sum(prepaid_left_fen), 0) from fee_payment
                         where house_id = :house and payer_id is not distinct from :payer and prepaid_left_fen > 0
                        """)
                .bind("house", wanted.houseId())
                .bind("payer", wanted.payerId())
                .mapTo(Long.class)
                .one();
    }

    /** One sum that is split is one. With the account locked, of two at once each counts the other. */
    private boolean needsApproval(Wanted wanted, LocalDate today) {
        return approvedFrom
                .filter(least -> wanted.amountFen() + backWithoutApproval(wanted, today) >= least)
                .isPresent();
    }

    private long backWithoutApproval(Wanted wanted, LocalDate today) {
        return database.handle()
                .createQuery("""
                        select coalesce(sum(amount_fen), 0) from fee_refund
                         where house_id = :house and payer_id is not distinct from :payer and approval_id is null
                           and refunded_on > :before
                        """)
                .bind("house", wanted.houseId())
                .bind("payer", wanted.payerId())
                .bind("before", today.minusDays(DAYS))
                .mapTo(Long.class)
                .one();
    }

    private void insert(UUID id, Wanted wanted, UUID approvalId, LocalDate today) {
        int made = database.handle()
                .createUpdate("""
                        insert into fee_refund (id, community_id, house_id, payer_id, amount_fen, method, external_id, reason,
                                                refunded_on, approval_id, staff_id, created_at)
                        values (:id, :community, :house, :payer, :amount, :method, :external, :reason, :today, :approval,
                                :staff, :now)
                        on conflict (community_id, method, external_id) where reversed_at is null do nothing
                        """)
                .bind("id", id)
                .bind("community", wanted.communityId())
                .bind("house", wanted.houseId())
                .bind("payer", wanted.payerId())
                .bind("amount", wanted.amountFen())
                .bind("method", wanted.method())
                .bind("external", wanted.externalId())
                .bind("reason", wanted.reason())
                .bind("today", today)
                .bind("approval", approvalId)
                .bind("staff", database.caller().staffId())
                .bind("now", clock.instant())
                .execute();
        if (made > 0) return;
        throw Problems.conflict(
                "/externalId", "taken", Text.of("A refund of this method has this external id.", "同一方式下已有此外部单号的退款。"));
    }

    private void take(UUID id, Wanted wanted) {
        database.handle()
                .createUpdate("""
                        with lot as (
                            select p.*, sum(prepaid_left_fen) over (order by paid_at, id) as up_to from fee_payment p
                             where house_id = :house and payer_id is not distinct from :payer and prepaid_left_fen > 0
                        ), taken as (
                            select id, community_id, least(prepaid_left_fen, :amount - (up_to - prepaid_left_fen)) as fen
                              from lot where up_to - prepaid_left_fen < :amount
                        ), booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, payment_id, about_id)
                            select t.community_id, :house, r.payer_id, 'REFUND', 'PREPAID', 'MONEY', t.fen, r.refunded_on, :now,
                                   t.id, r.id
                              from taken t join fee_refund r on r.id = :id
                        )
                        update fee_payment p set prepaid_left_fen = p.prepaid_left_fen - t.fen from taken t where p.id = t.id
                        """)
                .bind("house", wanted.houseId())
                .bind("payer", wanted.payerId())
                .bind("amount", wanted.amountFen())
                .bind("id", id)
                .bind("now", clock.instant())
                .execute();
    }

    private void giveBack(Refund refund, String reason, Instant now) {
        database.handle()
                .createUpdate("""
                        with taken as (
                            select * from ledger_entry where house_id = :house and about_id = :id and kind = 'REFUND'
                        ), booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, payment_id, about_id)
                            select community_id, house_id, payer_id, 'REFUND_REVERSED', credit, debit, amount_fen, effective_on,
                                   :now, payment_id, about_id
                              from taken order by seq
                        ), prepaid as (
                            update fee_payment p set prepaid_left_fen = p.prepaid_left_fen + t.amount_fen
                              from taken t where p.id = t.payment_id
                        )
                        update fee_refund set reversed_at = :now, reverse_reason = :reason, version = version + 1 where id = :id
                        """)
                .bind("house", refund.houseId())
                .bind("id", refund.id())
                .bind("now", now)
                .bind("reason", reason)
                .execute();
    }

    private Optional<Refund> find(UUID id) {
        return database.handle()
                .createQuery("select * from fee_refund where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Refund read(ResultSet row) throws SQLException {
        return new Refund(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                row.getLong("amount_fen"),
                Columns.name(row, "method", PaymentMethod.class),
                row.getString("external_id"),
                row.getString("reason"),
                Columns.date(row, "refunded_on"),
                Columns.uuid(row, "approval_id"),
                Columns.uuid(row, "staff_id"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "reversed_at"),
                row.getString("reverse_reason"),
                row.getInt("version"));
    }
}
