package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.database.Database;
import io.huiyin.estate.Houses;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.owners.Owners;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that comes in (缴费). Whatever is done to a house's money waits for its account, so that of calls at once each finds
 * what the one before left.
 */
@ApplicationScoped
public class Payments {

    /** Before this day nobody paid to this program's predecessors. */
    private static final Instant EARLIEST =
            LocalDate.of(2000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final String RECEIPTS = "SJ";

    private final Database database;
    private final PaymentRepository payments;
    private final Allocations allocations;
    private final Prepayments prepayments;
    private final PaymentReversal reversal;
    private final FeeAccounts accounts;
    private final FeeNumbers numbers;
    private final Communities communities;
    private final Houses houses;
    private final Owners owners;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    Payments(
            Database database,
            PaymentRepository payments,
            Allocations allocations,
            Prepayments prepayments,
            PaymentReversal reversal,
            FeeAccounts accounts,
            FeeNumbers numbers,
            Communities communities,
            Houses houses,
            Owners owners,
            StaffMembers staff,
            Events events,
            Clock clock) {
        this.database = database;
        this.payments = payments;
        this.allocations = allocations;
        this.prepayments = prepayments;
        this.reversal = reversal;
        this.accounts = accounts;
        this.numbers = numbers;
        this.communities = communities;
        this.houses = houses;
        this.owners = owners;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** @param isNew whether it was entered now, or was known already */
    public record Received(Payment payment, boolean isNew) {}

    /**
     * Enters a payment and settles bills with it. The same number of a method with equal content changes nothing and answers
     * the first payment.
     *
     * @throws ProblemException 409 for a number that belongs to a payment of other content, or a bill that nobody owes; 422 for
     *     a time to come, for parts over what is outstanding, and for ids that are not of this community or house
     */
    public Received receive(Caller caller, NewPayment asked) {
        return database.in(caller, () -> {
            var community = communities.require(asked.communityId());
            var payment = checked(caller, asked);
            var known = known(payment);
            if (known.isPresent()) return new Received(known.get(), false);
            accounts.lock(community.id(), payment.houseId());
            // From here on payments of the community wait for one another: their receipts have no gaps.
            long serial = numbers.take(community.id(), RECEIPTS, 1);
            var meanwhile = known(payment);
            if (meanwhile.isPresent()) {
                numbers.giveBack(community.id(), RECEIPTS, serial);
                return new Received(meanwhile.get(), false);
            }
            return new Received(enter(community, payment, serial), true);
        });
    }

    private Payment enter(Community community, NewPayment payment, long serial) {
        var id = Ids.next();
        var now = clock.instant();
        var paidOn = LocalDate.ofInstant(payment.paidAt(), community.timeZone());
        payments.insert(id, payment, FeeNumbers.written(RECEIPTS, serial, 8), paidOn, now);
        var incoming = new Allocations.Incoming(
                id, community.id(), payment.houseId(), payment.payerId(), paidOn, payment.amountFen());
        if (payment.allocations() == null) allocations.inOrder(incoming);
        else allocations.asNamed(incoming, payment.allocations());
        if (payment.payerId() == null) payments.findPayer(id);
        events.publish(new PaymentEvent.Received(
                community.id(), id, payment.houseId(), payment.amountFen(), payment.method(), now));
        return payments.find(id).orElseThrow();
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

    private NewPayment checked(Caller caller, NewPayment payment) {
        var community = payment.communityId();
        if (payment.paidAt().isAfter(clock.instant())) {
            throw Problems.unprocessable("/paidAt", "in-future", Text.of("It lies in the future.", "缴费时间不能晚于现在。"));
        }
        if (payment.paidAt().isBefore(EARLIEST)) {
            throw Problems.unprocessable("/paidAt", "too-early", Text.of("It lies before 2000.", "缴费时间早于 2000 年。"));
        }
        houses.find(payment.houseId())
                .filter(house -> house.communityId().equals(community))
                .orElseThrow(() -> Problems.unknownReference("/houseId"));
        if (payment.payerId() != null) {
            owners.reporter(payment.payerId())
                    .filter(owner -> owner.communityId().equals(community))
                    .orElseThrow(() -> Problems.unknownReference("/payerId"));
        }
        var collector = payment.collectorId() == null ? caller.staffId() : payment.collectorId();
        if (payment.collectorId() != null) staff.require(community, collector, "/collectorId");
        return new NewPayment(
                community,
                payment.houseId(),
                payment.payerId(),
                payment.amountFen(),
                payment.method(),
                payment.externalId(),
                payment.paidAt(),
                payment.allocations(),
                collector,
                payment.invoiceNumber(),
                payment.note());
    }

    private Optional<Payment> known(NewPayment payment) {
        if (payment.externalId() == null) return Optional.empty();
        return payments.known(payment.communityId(), payment.method(), payment.externalId())
                .map(known -> {
                    if (MessageDigest.isEqual(known.content(), payment.content())) {
                        return payments.find(known.id()).orElseThrow();
                    }
                    var detail = Text.of(
                            "A payment of this method has this external id and says something else.",
                            "同一支付方式下已有此外部单号的缴费，但内容不同。");
                    throw new ProblemException(
                                    BillingProblems.PAYMENT_KNOWN,
                                    detail,
                                    new FieldError("/externalId", "known-otherwise", detail))
                            .with("paymentId", known.id());
                });
    }
}
