package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.estate.Houses;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Paid services and whatever else is charged once (有偿服务), by the published standard alone: SVC-01. */
@ApplicationScoped
public class Charges {

    private final Database database;
    private final FeeItems items;
    private final RunItems runItems;
    private final FeeAssignmentRepository assignments;
    private final FeeReferences references;
    private final FeeAccounts accounts;
    private final PublishedBills bills;
    private final Prepayments prepayments;
    private final ServiceSuspensionRepository suspensions;
    private final Quotes quotes;
    private final Houses houses;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Charges(
            Database database,
            FeeItems items,
            RunItems runItems,
            FeeAssignmentRepository assignments,
            FeeReferences references,
            FeeAccounts accounts,
            PublishedBills bills,
            Prepayments prepayments,
            ServiceSuspensionRepository suspensions,
            Quotes quotes,
            Houses houses,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.items = items;
        this.runItems = runItems;
        this.assignments = assignments;
        this.references = references;
        this.accounts = accounts;
        this.bills = bills;
        this.prepayments = prepayments;
        this.suspensions = suspensions;
        this.quotes = quotes;
        this.houses = houses;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an item comes to for a house, with what its price is made of (SVC-02); nothing is charged.
     *
     * @param on today in the community's zone where null
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown item; 422 for a house of another community, a day
     *     without a standard, and a shared cost
     */
    public Quote quote(Caller caller, UUID itemId, UUID houseId, String quantity, LocalDate on) {
        return database.in(caller, () -> {
            var item = items.find(itemId).orElseThrow(Problems::notFound);
            var house = houses.find(houseId)
                    .filter(found -> found.communityId().equals(item.communityId()))
                    .orElseThrow(() -> Problems.unknownReference("houseId"));
            return quotes.quote(item, house, new BigDecimal(quantity), day(item, on));
        });
    }

    /**
     * Charges an item once: it is assigned for the day, and the bill is published.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for what is not known in the community, an item that is neither
     *     charged once nor a service, one that is retired, and where nothing is to be paid; 409 for a service that the house
     *     is not given until its debt is settled
     */
    public Charge charge(Caller caller, Charge.Asked asked) {
        return database.in(caller, () -> {
            if (new BigDecimal(asked.quantity()).signum() == 0) {
                throw Problems.unprocessable(
                        "/quantity", "not-positive", Text.of("It must be more than zero.", "必须大于零。"));
            }
            // As a run does: until the charge is made nobody retires the item, or gives it another standard.
            runItems.lock(asked.feeItemId());
            var item = items.require(asked.feeItemId());
            var on = day(item, asked.on());
            check(item, on);
            var house = references.house(item.communityId(), asked.houseId());
            references.checkPayer(item.communityId(), asked.payerId());
            var quote = quotes.quote(item, house, new BigDecimal(asked.quantity()), on);
            if (quote.totalFen() == 0) {
                throw Problems.unprocessable("/quantity", "nothing-to-pay", Text.of("It comes to nothing.", "应收金额为零。"));
            }
            var payer = asked.payerId() != null ? asked.payerId() : references.ownerOf(house.id(), on);
            return book(item, asked, quote, payer);
        });
    }

    private static void check(FeeItem item, LocalDate on) {
        boolean once = item.pricing().method() == PricingMethod.ONE_OFF || item.feeClass() == FeeClass.SERVICE;
        if (!once || item.feeClass() == FeeClass.DEPOSIT) {
            throw Problems.unprocessable(
                    "/feeItemId",
                    "not-charged-once",
                    Text.of("Only services and what is charged once; no deposit.", "仅限有偿服务和一次性收费项目，不含押金。"));
        }
        if (item.isRetired(on)) {
            throw Problems.unprocessable(
                    "/feeItemId", "retired", Text.of("The item is retired by then.", "该收费项目届时已停用。"));
        }
    }

    private Charge book(FeeItem item, Charge.Asked asked, Quote quote, UUID payer) {
        var on = quote.on();
        // Before the account: whoever holds a house never waits for a number.
        var number = bills.number(item.communityId(), on);
        accounts.lock(item.communityId(), quote.houseId());
        // Who withholds a service holds the account as well.
        if (suspensions.stands(quote.houseId(), item.id())) throw BillingProblems.suspended();
        var now = clock.instant();
        var assignment = new FeeAssignment(
                Ids.next(),
                item.communityId(),
                item.id(),
                quote.houseId(),
                null,
                payer,
                PaidBy.OWNER,
                asked.quantity(),
                on,
                on,
                true,
                now,
                1);
        assignments.insert(assignment);
        var standard = quotes.standard(item, on);
        var charge = new Charge(
                Ids.next(),
                number,
                item.communityId(),
                item.id(),
                assignment.id(),
                quote.houseId(),
                payer,
                on,
                on.plusDays(standard.dueDays()),
                quote.totalFen(),
                quote.lines());
        bills.publish(new PublishedBills.Wanted(
                charge.billId(),
                charge.communityId(),
                number,
                assignment.id(),
                item.id(),
                item.feeClass(),
                charge.houseId(),
                payer,
                Period.of(item.cycle(), on),
                on,
                charge.dueOn(),
                charge.amountFen(),
                standard.lateFee(),
                charge.lines()));
        prepayments.applyTo(List.of(charge.houseId()));
        events.edited(
                "charge",
                Edit.CREATED,
                item.communityId(),
                charge.billId(),
                Map.of("feeItemId", item.id(), "houseId", quote.houseId(), "amountFen", charge.amountFen()));
        return charge;
    }

    private LocalDate day(FeeItem item, LocalDate on) {
        if (on != null) return on;
        var zone = communities.find(item.communityId()).orElseThrow().timeZone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
