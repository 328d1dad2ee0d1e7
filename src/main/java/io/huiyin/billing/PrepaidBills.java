package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Settles a bill from prepayment by hand (预收款抵缴). Of itself prepayment pays principal alone: that it goes to a late fee is
 * somebody's word at the counter.
 */
@ApplicationScoped
public class PrepaidBills {

    private final Database database;
    private final BillRepository bills;
    private final BillLock lock;
    private final Prepayments prepayments;
    private final LateFees lateFees;
    private final Events events;
    private final Clock clock;

    PrepaidBills(
            Database database,
            BillRepository bills,
            BillLock lock,
            Prepayments prepayments,
            LateFees lateFees,
            Events events,
            Clock clock) {
        this.database = database;
        this.bills = bills;
        this.lock = lock;
        this.prepayments = prepayments;
        this.lateFees = lateFees;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Pays the principal of a bill, as of the days on which its payer had prepaid, then its late fee, as of today. Where an earlier
     * day makes the late fee less, less is taken.
     *
     * @param amountFen the most that is taken; null for all that is outstanding, as far as the prepayment goes
     * @throws ProblemException 404 for an unknown bill; 409 for one that nobody owes; 412 for a stale version; 422 for more than is
     *     outstanding or than its payer has prepaid for the house, and where nothing is prepaid
     */
    public Bill pay(Caller caller, UUID id, Expected expected, Long amountFen) {
        return database.in(caller, () -> {
            var bill = lock.take(id, expected);
            if (!bill.status().isOwed()) throw BillingProblems.notPossible(bill.status());
            long most = most(bill, amountFen);
            long principal = Math.min(most, bill.amountFen() - bill.paidFen());
            prepayments.payPrincipal(id, principal);
            boolean freed = lateFees.reconcile(List.of(id));
            long lateFee =
                    Math.min(most - principal, bills.find(id).orElseThrow().lateFeeFen());
            prepayments.payLateFee(id, lateFee);
            lateFees.reconcile(List.of(id));
            if (freed) prepayments.applyTo(List.of(bill.houseId()));
            events.publish(
                    new BillEvent.PaidFromPrepayment(bill.communityId(), id, principal, lateFee, clock.instant()));
            return bills.find(id).orElseThrow();
        });
    }

    private long most(Bill bill, Long amountFen) {
        long outstanding = bill.outstandingFen();
        if (outstanding == 0 || amountFen != null && amountFen > outstanding) {
            throw Problems.unprocessable(
                    "/amountFen",
                    "over-outstanding",
                    Text.of("%d fen of the bill are outstanding.", "该账单未缴金额为 %d 分。", outstanding));
        }
        long prepaid = prepayments.of(bill);
        if (prepaid == 0 || amountFen != null && amountFen > prepaid) {
            throw Problems.unprocessable(
                    "/amountFen",
                    "over-prepaid",
                    Text.of("The bill's payer has prepaid %d fen for the house.", "该账单付款人在此房屋的预收余额为 %d 分。", prepaid));
        }
        return Math.min(amountFen == null ? outstanding : amountFen, prepaid);
    }
}
