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
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Paid services and whatever else is charged once (有偿服务), by the published standard alone: SVC-01. */
@ApplicationScoped
public class Charges {

    private final Database database;
    private final FeeItems items;
    private final FeeAssignmentRepository assignments;
    private final FeeReferences references;
    private final FeeAccounts accounts;
    private final BillNumbers numbers;
    private final Prepayments prepayments;
    private final ServiceSuspensionRepository suspensions;
    private final Quotes quotes;
    private final BillingJson json;
    private final Houses houses;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Charges(
            Database database,
            FeeItems items,
            FeeAssignmentRepository assignments,
            FeeReferences references,
            FeeAccounts accounts,
            BillNumbers numbers,
            Prepayments prepayments,
            ServiceSuspensionRepository suspensions,
            Quotes quotes,
            BillingJson json,
            Houses houses,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.items = items;
        this.assignments = assignments;
        this.references = references;
        this.accounts = accounts;
        this.numbers = numbers;
        this.prepayments = prepayments;
        this.suspensions = suspensions;
        this.quotes = quotes;
        this.json = json;
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
            var item = items.require(asked.feeItemId());
            var on = day(item, asked.on());
            check(item, on);
            var house = references.house(item.communityId(), asked.houseId());
            if (suspensions.stands(house.id(), item.id())) throw BillingProblems.suspended();
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
        var month = YearMonth.from(on);
        // Before the account: whoever takes numbers never waits for a house.
        var number = BillNumbers.number(month, numbers.take(item.communityId(), month, 1));
        accounts.lock(item.communityId(), quote.houseId());
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
        insert(charge, item, standard);
        prepayments.applyTo(List.of(charge.houseId()));
        events.edited(
                "charge",
                Edit.CREATED,
                item.communityId(),
                charge.billId(),
                Map.of("feeItemId", item.id(), "houseId", quote.houseId(), "amountFen", charge.amountFen()));
        return charge;
    }

    private void insert(Charge charge, FeeItem item, FeeStandard standard) {
        var lateFee = standard.lateFee();
        database.handle()
                .createUpdate("""
                        with bill as (
                            insert into fee_bill (id, community_id, number, assignment_id, fee_item_id, class, house_id, payer_id,
                                                  period, period_from, from_on, to_on, due_on, amount_fen, late_daily_rate,
                                                  late_grace_days, late_cap_ratio, status, lines, created_at, published_at)
                            values (:id, :community, :number, :assignment, :item, :class, :house, :payer, :period, :on, :on, :on,
                                    :due, :amount, :rate, :grace, :cap, 'OPEN', cast(:lines as jsonb), :now, :now)
                            returning *)
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                  effective_on, recorded_at, bill_id)
                        select community_id, house_id, payer_id, 'BILL_PUBLISHED', 'RECEIVABLE', 'INCOME', amount_fen, from_on,
                               :now, id
                          from bill
                        """)
                .bind("id", charge.billId())
                .bind("community", charge.communityId())
                .bind("number", charge.number())
                .bind("assignment", charge.assignmentId())
                .bind("item", item.id())
                .bind("class", item.feeClass())
                .bind("house", charge.houseId())
                .bind("payer", charge.payerId())
                .bind("period", period(item.cycle(), charge.on()))
                .bind("on", charge.on())
                .bind("due", charge.dueOn())
                .bind("amount", charge.amountFen())
                .bind("rate", lateFee == null ? null : Figures.decimal(lateFee.dailyRate()))
                .bind("grace", lateFee == null ? null : lateFee.graceDays())
                .bind("cap", lateFee == null ? null : Figures.decimal(lateFee.capRatio()))
                .bind("lines", json.write(charge.lines()))
                .bind("now", clock.instant())
                .execute();
    }

    private static String period(FeeCycle cycle, LocalDate on) {
        return switch (cycle) {
            case MONTH -> YearMonth.from(on).toString();
            case QUARTER -> "%04d-Q%d".formatted(on.getYear(), (on.getMonthValue() + 2) / FeeCycle.QUARTER.months());
            case YEAR -> "%04d".formatted(on.getYear());
        };
    }

    private LocalDate day(FeeItem item, LocalDate on) {
        if (on != null) return on;
        var zone = communities.find(item.communityId()).orElseThrow().timeZone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
