package io.huiyin.billing;

import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.Approvals;
import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What houses owe (账单), and how it is reckoned. */
@ApplicationScoped
public class Bills {

    private static final int MOST_TOLD = 200;

    private final Database database;
    private final BillRepository bills;
    private final BillDecisionRepository decisions;
    private final BillLock lock;
    private final LateFees lateFees;
    private final Prepayments prepayments;
    private final Approvals approvals;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Bills(
            Database database,
            BillRepository bills,
            BillDecisionRepository decisions,
            BillLock lock,
            LateFees lateFees,
            Prepayments prepayments,
            Approvals approvals,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.bills = bills;
        this.decisions = decisions;
        this.lock = lock;
        this.lateFees = lateFees;
        this.prepayments = prepayments;
        this.approvals = approvals;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    public Bill get(Caller caller, UUID id) {
        return database.in(caller, () -> bills.find(id).orElseThrow(Problems::notFound));
    }

    /** The house that a bill is of, in the scope of the running transaction. */
    public Optional<UUID> houseOf(UUID id) {
        return bills.find(id).map(Bill::houseId);
    }

    /** Newest first. */
    public Page<Bill> list(Caller caller, BillFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "fee-bills?" + filter;
            var rows = bills.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, bill -> Cursor.after(list, bill.id()));
        });
    }

    /**
     * How the late fee of a bill comes about, stretch by stretch.
     *
     * @param on        the last day that counts, this day included
     * @param late      what it comes to until then; absent where the fee item states no late fee
     * @param paidFen   what was paid of it until now, in fen
     * @param waivedFen what was waived of it and would be owed otherwise, in fen
     * @param owedFen   what is left of it to pay, in fen
     */
    public record LateFeeOn(UUID billId, LocalDate on, LateFee late, long paidFen, long waivedFen, long owedFen) {}

    /** @param on the last day that counts; today where null */
    public LateFeeOn lateFee(Caller caller, UUID id, LocalDate on) {
        return database.in(caller, () -> {
            var bill = bills.find(id).orElseThrow(Problems::notFound);
            var day = on == null ? today(bill.communityId()) : on;
            if (bill.status() == BillStatus.DRAFT || bill.status() == BillStatus.VOID) {
                throw BillingProblems.notPossible(bill.status());
            }
            var late = lateFees.explain(bill, day);
            if (late == null) return new LateFeeOn(id, day, null, 0, 0, 0);
            long unpaid = Math.max(0, late.totalFen() - bill.lateFeePaidFen());
            long waived = Math.min(unpaid, lateFees.granted(id));
            return new LateFeeOn(id, day, late, bill.lateFeePaidFen(), waived, unpaid - waived);
        });
    }

    /**
     * What was said and decided of a bill, oldest first; the newest 200 of each.
     *
     * @param disputes  by their first day
     * @param decisions in the order in which they were taken
     */
    public record Record(List<Dispute> disputes, List<Decision> decisions) {}

    public Record history(Caller caller, UUID id) {
        return database.in(caller, () -> {
            bills.find(id).orElseThrow(Problems::notFound);
            var disputes = database.handle()
                    .createQuery("select * from fee_dispute where bill_id = :bill order by from_on desc limit :most")
                    .bind("bill", id)
                    .bind("most", MOST_TOLD)
                    .map((row, context) -> new Dispute(
                            Columns.uuid(row, "id"),
                            Columns.date(row, "from_on"),
                            Columns.date(row, "to_on"),
                            row.getString("reason"),
                            row.getString("outcome"),
                            Columns.instant(row, "created_at")))
                    .list();
            return new Record(disputes.reversed(), decisions.ofBill(id, MOST_TOLD));
        });
    }

    /**
     * Notes that whoever owes a bill disputes it: from that day on no late fee gathers.
     *
     * @param from today where null; not to come, and behind the disputes before it
     * @throws io.huiyin.kernel.ProblemException 409 for a bill that nobody owes or that is in dispute already, and without a
     *     LATE_FEE_WAIVER where days that have passed would cost nothing after all
     */
    public Bill dispute(Caller caller, UUID id, Expected expected, LocalDate from, String reason) {
        return database.in(caller, () -> {
            var bill = lock.take(id, expected);
            if (!bill.status().isOwed()) throw BillingProblems.notPossible(bill.status());
            if (bill.disputed()) {
                throw Problems.conflict(
                        "/from", "disputed-already", Text.of("A dispute of it is open.", "该账单已有未了结的争议。"));
            }
            var today = today(bill.communityId());
            var day = from == null ? today : from;
            if (day.isAfter(today)) {
                throw Problems.unprocessable("/from", "in-future", Text.of("It lies in the future.", "该日期在将来。"));
            }
            if (overlapsOlder(id, day)) {
                throw Problems.unprocessable(
                        "/from", "overlaps", Text.of("A dispute before covers this day.", "该日期已在先前的争议期内。"));
            }
            lateFees.reconcile(List.of(id));
            long before = bookedLateFee(id);
            var dispute = Ids.next();
            database.handle()
                    .createUpdate("""
                            insert into fee_dispute (id, community_id, bill_id, from_on, reason, created_at)
                            values (:id, :community, :bill, :from, :reason, :now)
                            """)
                    .bind("id", dispute)
                    .bind("community", bill.communityId())
                    .bind("bill", id)
                    .bind("from", day)
                    .bind("reason", reason)
                    .bind("now", clock.instant())
                    .execute();
            recount(bill);
            long gone = before - bookedLateFee(id);
            if (gone > 0 && day.isBefore(today)) {
                approvals.use(bill.communityId(), ApprovalKind.LATE_FEE_WAIVER, new SubjectRef("fee_bill", id), gone);
            }
            events.publish(new BillEvent.Disputed(bill.communityId(), id, dispute, clock.instant()));
            return bills.find(id).orElseThrow();
        });
    }

    /**
     * Settles the dispute: late fees gather again behind its last day.
     *
     * @param to the last day, today where null; not to come, and not before the dispute began
     * @throws io.huiyin.kernel.ProblemException 409 without an open dispute
     */
    public Bill settleDispute(Caller caller, UUID id, Expected expected, LocalDate to, String outcome) {
        return database.in(caller, () -> {
            var bill = lock.take(id, expected);
            var today = today(bill.communityId());
            var day = to == null ? today : to;
            if (day.isAfter(today)) {
                throw Problems.unprocessable("/to", "in-future", Text.of("It lies in the future.", "该日期在将来。"));
            }
            var from = database.handle()
                    .createQuery("select from_on from fee_dispute where bill_id = :bill and to_on is null")
                    .bind("bill", id)
                    .mapTo(LocalDate.class)
                    .findOne()
                    .orElseThrow(() -> Problems.conflict(
                            "/to", "not-disputed", Text.of("No dispute of it is open.", "该账单没有未了结的争议。")));
            if (day.isBefore(from)) {
                throw Problems.unprocessable(
                        "/to", "before-from", Text.of("The dispute began on %s.", "争议始于 %s。", from));
            }
            var dispute = database.handle()
                    .createQuery("""
                            update fee_dispute set to_on = :to, outcome = :outcome, version = version + 1
                             where bill_id = :bill and to_on is null returning id
                            """)
                    .bind("to", day)
                    .bind("outcome", outcome)
                    .bind("bill", id)
                    .mapTo(UUID.class)
                    .one();
            recount(bill);
            events.publish(new BillEvent.DisputeSettled(bill.communityId(), id, dispute, clock.instant()));
            return bills.find(id).orElseThrow();
        });
    }

    private long bookedLateFee(UUID billId) {
        return database.handle()
                .createQuery("select late_posted_fen from fee_bill where id = :id")
                .bind("id", billId)
                .mapTo(Long.class)
                .one();
    }

    /** Days of a dispute cost nothing, also those that have passed: what was paid for them is prepaid again. */
    private void recount(Bill bill) {
        lateFees.reconcile(List.of(bill.id()));
        prepayments.applyTo(List.of(bill.houseId()));
        database.handle()
                .createUpdate("update fee_bill set version = version + 1 where id = :id")
                .bind("id", bill.id())
                .execute();
    }

    private boolean overlapsOlder(UUID billId, LocalDate day) {
        return database.handle()
                .createQuery("select exists (select from fee_dispute where bill_id = :bill and to_on >= :day)")
                .bind("bill", billId)
                .bind("day", day)
                .mapTo(Boolean.class)
                .one();
    }

    private LocalDate today(UUID communityId) {
        return LocalDate.ofInstant(
                clock.instant(), communities.find(communityId).orElseThrow().timeZone());
    }
}
