package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Money that comes in (缴费). Whatever is done to a house's money waits for its account, so that of calls at once each finds
 * what the one before left.
 */
@ApplicationScoped
public class Payments {

    private final Database database;
    private final PaymentRepository payments;
    private final Allocations allocations;
    private final Prepayments prepayments;
    private final PaymentReversal reversal;
    private final FeeAccounts accounts;
    private final Receipts receipts;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Payments(
            Database database,
            PaymentRepository payments,
            Allocations allocations,
            Prepayments prepayments,
            PaymentReversal reversal,
            FeeAccounts accounts,
            Receipts receipts,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.payments = payments;
        this.allocations = allocations;
        this.prepayments = prepayments;
        this.reversal = reversal;
        this.accounts = accounts;
        this.receipts = receipts;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @param isNew whether it was entered now, or was known already */
    public record Received(Payment payment, boolean isNew) {}

    /**
     * Enters a payment and settles bills with it. The same number of a method with equal content changes nothing and answers
     * the first payment.
     *
     * @throws ProblemException 409 for a number that belongs to a payment of other content, a bill that nobody owes, or a payment
     *     that is replaced already; 422 for a time to come, for parts over what is outstanding, for ids that are not of this
     *     community or house, and for a payment to replace that still stands
     */
    public Received receive(Caller caller, NewPayment asked) {
        return database.in(caller, () -> {
            var community = communities.require(asked.communityId());
            checkReplaced(community, asked.replacesId());
            var entered = receipts.once(told(asked), number -> enter(community, collected(caller, asked), number));
            return new Received(payments.find(entered.id()).orElseThrow(), entered.isNew());
        });
    }

    private void checkReplaced(Community community, UUID replacesId) {
        if (replacesId == null) return;
        var replaced = payments.find(replacesId)
                .filter(payment -> payment.communityId().equals(community.id()))
                .orElseThrow(() -> Problems.unknownReference("/replacesId"));
        if (replaced.reversedAt() == null) {
            throw Problems.unprocessable(
                    "/replacesId", "not-reversed", Text.of("Reverse the payment first.", "请先冲正原缴费。"));
        }
    }

    private UUID enter(Community community, NewPayment payment, String receipt) {
        var id = Ids.next();
        var now = clock.instant();
        var paidOn = LocalDate.ofInstant(payment.paidAt(), community.timeZone());
        if (payment.replacesId() != null && payments.isReplaced(payment.replacesId())) {
            throw Problems.conflict(
                    "/replacesId", "replaced", Text.of("Another payment replaces it already.", "该缴费已由另一笔缴费更正。"));
        }
        payments.insert(id, payment, receipt, paidOn, now);
        var incoming = new Allocations.Incoming(
                id, community.id(), payment.houseId(), payment.payerId(), paidOn, payment.amountFen());
        long left = payment.allocations() == null
                ? allocations.inOrder(incoming)
                : allocations.asNamed(incoming, payment.allocations());
        if (payment.payerId() == null) payments.findPayer(id);
        allocations.prepay(incoming, left);
        events.publish(new PaymentEvent.Received(
                community.id(), id, payment.houseId(), payment.amountFen(), payment.method(), now));
        return id;
    }

    public Payment get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(payments.find(id).orElseThrow(Problems::notFound)));
    }

    /** By the day of payment, newest first. */
    public Page<Payment> list(Caller caller, PaymentFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "payments?" + filter;
            var rows = payments.page(filter, Cursor.read(list, cursor, 2), limit + 1);
            return Page.of(rows, limit, payment -> Cursor.after(list, payment.paidOn(), payment.id()))
                    .map(this::shown);
        });
    }

    private Payment shown(Payment payment) {
        return database.caller().isOwner() ? payment.forOwner() : payment;
    }

    /**
     * Takes a payment back (冲正) by counter-entries, as if it had never been: its bills are owed again, with the late fees of
     * the days since.
     *
     * @throws ProblemException 404 for an unknown one; 409 once it is reversed or a part of it was refunded; 412 for a stale
     *     version
     */
    public Payment reverse(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var seen = payments.find(id).orElseThrow(Problems::notFound);
            accounts.lock(seen.communityId(), seen.houseId());
            var payment = payments.find(id).orElseThrow();
            expected.check(payment.version());
            reversal.reverse(payment, reason);
            prepayments.applyTo(List.of(payment.houseId()));
            events.publish(new PaymentEvent.Reversed(
                    payment.communityId(), id, payment.houseId(), payment.amountFen(), clock.instant()));
            return payments.find(id).orElseThrow();
        });
    }

    private static Receipts.Told told(NewPayment payment) {
        return new Receipts.Told(
                Receipts.Purpose.PAYMENT,
                payment.communityId(),
                payment.houseId(),
                payment.payerId(),
                payment.method(),
                payment.externalId(),
                payment.paidAt(),
                payment.collectorId(),
                payment.content());
    }

    private static NewPayment collected(Caller caller, NewPayment payment) {
        if (payment.collectorId() != null) return payment;
        return new NewPayment(
                payment.communityId(),
                payment.houseId(),
                payment.payerId(),
                payment.amountFen(),
                payment.method(),
                payment.externalId(),
                payment.paidAt(),
                payment.allocations(),
                caller.staffId(),
                payment.invoiceNumber(),
                payment.note(),
                payment.replacesId());
    }
}
