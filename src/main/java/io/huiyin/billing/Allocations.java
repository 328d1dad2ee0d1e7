package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where the money of a payment goes (核销): first the principal of the house's open bills by (due day, number), then their
 * late fees as of the day of payment in the same order, and what is left is prepaid. Or to the bills that the payer names,
 * principal before late fee in each.
 */
@ApplicationScoped
class Allocations {

    private final Database database;
    private final LateFees lateFees;
    private final Prepayments prepayments;
    private final Clock clock;

    Allocations(Database database, LateFees lateFees, Prepayments prepayments, Clock clock) {
        this.database = database;
        this.lateFees = lateFees;
        this.prepayments = prepayments;
        this.clock = clock;
    }

    /** A payment that is entered already, in a house whose account is locked. */
    record Incoming(UUID id, UUID communityId, UUID houseId, UUID payerId, LocalDate paidOn, long amountFen) {}

    /** A bill and a sum of fen. */
    private record Part(UUID billId, long fen) {}

    /**
     * By the order of the rules; late fees that one of an earlier day makes less go to what is still open.
     *
     * @return what is left, to be {@link #prepay prepaid}
     */
    long inOrder(Incoming payment) {
        var owed = owed(payment);
        long left = payment.amountFen() - principal(payment, owed, payment.amountFen());
        boolean freed = lateFees.reconcile(owed);
        left -= lateFee(payment, owed, left);
        freed |= lateFees.reconcile(owed);
        if (freed) prepayments.applyTo(List.of(payment.houseId()));
        return left;
    }

    /**
     * As the payer says. Late fee that a bill shows as of today, and that is not owed as of the day of payment, is left.
     *
     * @return what is left, to be {@link #prepay prepaid}
     * @throws io.huiyin.kernel.ProblemException 422 for more than the payment or than what is outstanding, for a bill twice, and
     *     for one of another house; 409 for one that nobody owes
     */
    long asNamed(Incoming payment, List<NewPayment.Wanted> wanted) {
        var shown = check(payment, wanted);
        long left = payment.amountFen();
        var bills = wanted.stream().map(NewPayment.Wanted::billId).toList();
        var parts = new ArrayList<Part>();
        for (var each : wanted) {
            long principal = principal(payment, List.of(each.billId()), each.amountFen());
            parts.add(new Part(each.billId(), each.amountFen() - principal));
            left -= each.amountFen();
        }
        boolean freed = lateFees.reconcile(bills);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.fen() == 0) continue;
            long over = part.fen() - lateFee(payment, List.of(part.billId()), part.fen());
            if (over > 0 && wanted.get(i).amountFen() > shown.get(part.billId())) {
                throw Problems.unprocessable(
                        "/allocations/" + i + "/amountFen",
                        "over-outstanding",
                        Text.of("It is more than what is outstanding on this bill.", "该金额超过此账单的未缴金额。"));
            }
            // The bill shows the late fee of today, which a payment of today makes nothing of.
            left += over;
        }
        freed |= lateFees.reconcile(bills);
        if (freed) prepayments.applyTo(List.of(payment.houseId()));
        return left;
    }

    /** What a bill is and, in fen, what it shows as outstanding today. */
    private record Shown(UUID billId, BillStatus status, long fen) {}

    /** @return by bill, what it shows as outstanding */
    private Map<UUID, Long> check(Incoming payment, List<NewPayment.Wanted> wanted) {
        var known = database
                .handle()
                .createQuery("""
                        select b.id, b.status,
                               b.amount_fen - b.paid_fen
                               + greatest(0, huiyin_late_fee(b, %s) - b.late_paid_fen - b.late_granted_fen) as fen
                          from fee_bill b join community c on c.id = b.community_id
                         where b.id = any (:bills) and b.house_id = :house
                        """.formatted(LateFees.TODAY))
                .bindArray(
                        "bills",
                        UUID.class,
                        wanted.stream().map(NewPayment.Wanted::billId).toArray())
                .bind("house", payment.houseId())
                .bind("now", clock.instant())
                .map((row, context) -> new Shown(
                        Columns.uuid(row, "id"), Columns.name(row, "status", BillStatus.class), row.getLong("fen")))
                .stream()
                .collect(Collectors.toMap(Shown::billId, each -> each));
        var seen = new HashSet<UUID>();
        long sum = 0;
        for (int i = 0; i < wanted.size(); i++) {
            var pointer = "/allocations/" + i + "/billId";
            var bill = wanted.get(i).billId();
            if (!known.containsKey(bill)) throw Problems.unknownReference(pointer);
            var status = known.get(bill).status();
            if (!seen.add(bill)) {
                throw Problems.unprocessable(pointer, "named-twice", Text.of("A bill is named once.", "同一账单只能出现一次。"));
            }
            if (!status.isOwed() && status != BillStatus.PAID) throw BillingProblems.notOwed(pointer, status);
            sum = Math.addExact(sum, wanted.get(i).amountFen());
        }
        if (sum > payment.amountFen()) {
            throw Problems.unprocessable(
                    "/allocations",
                    "over-payment",
                    Text.of("The parts come to more than the payment.", "各笔分配之和超过缴费金额。"));
        }
        return known.values().stream().collect(Collectors.toMap(Shown::billId, Shown::fen));
    }

    /** The bills of the house that a payment may go to: of whoever pays it, or of anyone where it names nobody. */
    private List<UUID> owed(Incoming payment) {
        return database.handle()
                .createQuery("""
                        select id from fee_bill
                         where house_id = :house and status in ('OPEN', 'PART_PAID')
                           and (cast(:payer as uuid) is null or payer_id = :payer or payer_id is null)
                         order by due_on, length(number), number
                        """)
                .bind("house", payment.houseId())
                .bind("payer", payment.payerId())
                .mapTo(UUID.class)
                .list();
    }

    private long principal(Incoming payment, List<UUID> bills, long most) {
        return take(payment, bills, most, """
                b.amount_fen - b.paid_fen""", "RECEIVABLE", "paid_fen");
    }

    private long lateFee(Incoming payment, List<UUID> bills, long most) {
        return take(payment, bills, most, """
                greatest(0, huiyin_late_fee(b, :paidOn) - b.late_paid_fen - b.late_granted_fen)""", "LATE_FEE_RECEIVABLE", "late_paid_fen");
    }

    /** Takes what {@code open} comes to from each bill in order, up to {@code most} in all; answers what it took. */
    private long take(Incoming payment, List<UUID> bills, long most, String open, String account, String paid) {
        if (bills.isEmpty() || most == 0) return 0;
        var query = database.handle()
                .createQuery("""
                        with owed as (
                            select b.id, b.payer_id, b.due_on, b.number, %1$s as fen
                              from fee_bill b where b.id = any (:bills) and b.status in ('OPEN', 'PART_PAID')
                        ), ranked as (
                            select o.*, sum(fen) over (order by due_on, length(number), number) as up_to from owed o where fen > 0
                        ), taken as (
                            select id, payer_id, least(fen, :most - (up_to - fen)) as fen from ranked where up_to - fen < :most
                        ), booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, bill_id, payment_id)
                            select :community, :house, payer_id, 'PAYMENT', 'MONEY', '%2$s', fen, :day, :now, id, :payment
                              from taken
                        ), paid as (
                            update fee_bill b set %3$s = b.%3$s + t.fen, version = b.version + 1
                              from taken t where b.id = t.id
                        )
                        select coalesce(sum(fen), 0) from taken
                        """.formatted(open, account, paid))
                .bindArray("bills", UUID.class, bills.toArray())
                .bind("most", most)
                .bind("community", payment.communityId())
                .bind("house", payment.houseId())
                .bind("day", payment.paidOn())
                .bind("now", clock.instant())
                .bind("payment", payment.id());
        if (open.contains(":paidOn")) query.bind("paidOn", payment.paidOn());
        return query.mapTo(Long.class).one();
    }

    /** Keeps what is left for the bills to come, of whoever it is known by now that they paid. */
    void prepay(Incoming payment, long left) {
        if (left == 0) return;
        database.handle()
                .createUpdate("""
                        with booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, payment_id)
                            select community_id, house_id, payer_id, 'PREPAID', 'MONEY', 'PREPAID', :left, paid_on, :now, id
                              from fee_payment where id = :payment
                        )
                        update fee_payment set prepaid_left_fen = prepaid_left_fen + :left where id = :payment
                        """)
                .bind("left", left)
                .bind("now", clock.instant())
                .bind("payment", payment.id())
                .execute();
    }
}
