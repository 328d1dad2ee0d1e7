package io.huiyin.billing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What the next run makes in the place of a bill that was taken back, by the statements of runs themselves: by the assignment, the
 * standard, the discounts, the house and the payers as they stand now.
 */
@ApplicationScoped
class NextRun {

    /** Of a line that goes beyond the days of the bill, the part of its days counts, for the bill rounded up. */
    private static final String FILLED = """
            select coalesce(ceil(sum(n."amountFen"::numeric * (least(n."to", o."to") - greatest(n."from", o."from") + 1)
                                     / (n."to" - n."from" + 1))), 0)
              from fresh f
             cross join lateral jsonb_to_recordset(f.lines) as n ("from" date, "to" date, "amountFen" bigint)
              join (select distinct l."from", l."to"
                      from fee_bill b cross join lateral jsonb_to_recordset(b.lines) as l ("from" date, "to" date)
                     where b.id = :bill) o
                on n."from" <= o."to" and n."to" >= o."from"
             where f.id = :assignment
            """;

    private final RunItems items;
    private final BillMaker maker;

    NextRun(RunItems items, BillMaker maker) {
        this.items = items;
        this.maker = maker;
    }

    /** Keeps the prices of a bill's item and its assignments as they are until the transaction ends. Before any account is locked. */
    void hold(Bill bill) {
        items.lock(bill.feeItemId());
    }

    /**
     * How much of the principal of a void bill no run bills again, in fen, whoever owes it then: all of what was charged once, of what
     * a deposit did not cover, and where a run makes nothing any more.
     */
    long lacking(Bill bill) {
        return Math.max(0, bill.amountFen() - filled(bill));
    }

    private long filled(Bill bill) {
        if (bill.assignmentId() == null) return 0;
        var period = Period.parse(bill.period(), "/period");
        return billed(bill.feeItemId(), period)
                .map(item -> maker.bound(Reckoning.of(item) + " " + FILLED, item, period)
                        .bind("after", before(bill.assignmentId()))
                        .bind("limit", 1)
                        .bind("bill", bill.id())
                        .bind("assignment", bill.assignmentId())
                        .mapTo(Long.class)
                        .one())
                .orElse(0L);
    }

    private Optional<RunItem> billed(UUID itemId, Period period) {
        return items.lock(itemId).filter(item -> item.isBilledIn(period));
    }

    /** The id behind which the next one is this: of uuids as the database orders them, which is without sign. */
    private static UUID before(UUID id) {
        long most = id.getMostSignificantBits();
        long least = id.getLeastSignificantBits();
        return new UUID(least == 0 ? most - 1 : most, least - 1);
    }
}
