package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Bills of what a deposit did not cover (押金不足部分): published at once, by the terms that its fee item has on the day. */
@ApplicationScoped
class DepositBills {

    private final Database database;
    private final BillNumbers numbers;
    private final BillingJson json;
    private final Clock clock;

    DepositBills(Database database, BillNumbers numbers, BillingJson json, Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.json = json;
        this.clock = clock;
    }

    /** Takes the number of a bill, which nobody does who holds a house's account. */
    String number(UUID communityId, LocalDate today) {
        var month = YearMonth.from(today);
        return BillNumbers.number(month, numbers.take(communityId, month, 1));
    }

    /** What is left of the items, in their order, once {@code coveredFen} of them is paid. */
    static List<BillLine> beyond(List<DepositItem> items, long coveredFen, LocalDate on) {
        var lines = new ArrayList<BillLine>();
        long covered = coveredFen;
        for (var item : items) {
            long paid = Math.min(covered, item.amountFen());
            covered -= paid;
            if (paid < item.amountFen()) lines.add(line(item.description(), on, item.amountFen() - paid));
        }
        return lines;
    }

    private static BillLine line(String description, LocalDate on, long amountFen) {
        return new BillLine(description, on, on, null, null, null, null, null, null, null, null, null, null, amountFen);
    }

    /** Publishes the bill and books it. @return its id */
    UUID publish(Deposit deposit, String number, List<BillLine> lines, LocalDate today) {
        var id = Ids.next();
        database.handle()
                .createUpdate("""
                        with bill as (
                            insert into fee_bill (id, community_id, number, fee_item_id, class, house_id, payer_id, period, period_from,
                                                  from_on, to_on, due_on, amount_fen, late_daily_rate, late_grace_days, late_cap_ratio,
                                                  status, lines, created_at, published_at)
                            select :id, d.community_id, :number, d.fee_item_id, 'DEPOSIT', d.house_id, d.payer_id, :period, :today,
                                   :today, :today, cast(:today as date) + coalesce(s.due_days, 0), :amount, s.late_daily_rate,
                                   s.late_grace_days, s.late_cap_ratio, 'OPEN', cast(:lines as jsonb), :now, :now
                              from deposit d
                              left join lateral (
                                   select * from fee_standard x
                                    where x.fee_item_id = d.fee_item_id and x.effective_from <= :today
                                    order by x.effective_from desc
                                    limit 1) s on true
                             where d.id = :deposit
                            returning *
                        )
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on,
                                                  recorded_at, bill_id)
                        select community_id, house_id, payer_id, 'BILL_PUBLISHED', 'RECEIVABLE', 'INCOME', amount_fen, from_on, :now,
                               id
                          from bill
                        """)
                .bind("id", id)
                .bind("deposit", deposit.id())
                .bind("number", number)
                .bind("period", YearMonth.from(today).toString())
                .bind("today", today)
                .bind("amount", lines.stream().mapToLong(BillLine::amountFen).sum())
                .bind("lines", json.write(lines))
                .bind("now", clock.instant())
                .execute();
        return id;
    }
}
