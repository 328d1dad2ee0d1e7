package io.huiyin.billing;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Bills that no run makes (单笔账单): of one day, and published at once with the entry that makes them owed. */
@ApplicationScoped
class PublishedBills {

    private final Database database;
    private final BillNumbers numbers;
    private final BillingJson json;
    private final Clock clock;

    PublishedBills(Database database, BillNumbers numbers, BillingJson json, Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One that is to be published.
     *
     * @param assignmentId null for what was not assigned
     * @param payerId      null where nobody in particular owes it
     * @param lateFee      null where nothing is owed for being late
     * @param lines        what stands there for people to follow
     */
    record Wanted(
            UUID id,
            UUID communityId,
            String number,
            UUID assignmentId,
            UUID feeItemId,
            FeeClass feeClass,
            UUID houseId,
            UUID payerId,
            Period period,
            LocalDate on,
            LocalDate dueOn,
            long amountFen,
            LateFeeTerms lateFee,
            List<?> lines) {}

    /** Takes the number of one, which nobody does who holds a house's account. */
    String number(UUID communityId, LocalDate on) {
        var month = YearMonth.from(on);
        return BillNumbers.number(month, numbers.take(communityId, month, 1));
    }

    /** Publishes and books it. */
    void publish(Wanted bill) {
        var lateFee = bill.lateFee();
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
                .bind("id", bill.id())
                .bind("community", bill.communityId())
                .bind("number", bill.number())
                .bind("assignment", bill.assignmentId())
                .bind("item", bill.feeItemId())
                .bind("class", bill.feeClass())
                .bind("house", bill.houseId())
                .bind("payer", bill.payerId())
                .bind("period", bill.period().toString())
                .bind("on", bill.on())
                .bind("due", bill.dueOn())
                .bind("amount", bill.amountFen())
                .bind("rate", lateFee == null ? null : Figures.decimal(lateFee.dailyRate()))
                .bind("grace", lateFee == null ? null : lateFee.graceDays())
                .bind("cap", lateFee == null ? null : Figures.decimal(lateFee.capRatio()))
                .bind("lines", json.write(bill.lines()))
                .bind("now", clock.instant())
                .execute();
    }
}
