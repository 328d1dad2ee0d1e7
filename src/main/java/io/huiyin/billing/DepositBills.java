package io.huiyin.billing;

import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Bills of what a deposit did not cover (押金不足部分): published at once, by the terms that its fee item has on the day. */
@ApplicationScoped
class DepositBills {

    private final PublishedBills bills;
    private final FeeStandardRepository standards;

    DepositBills(PublishedBills bills, FeeStandardRepository standards) {
        this.bills = bills;
        this.standards = standards;
    }

    /** Takes the number of a bill, which nobody does who holds a house's account. */
    String number(UUID communityId, LocalDate today) {
        return bills.number(communityId, today);
    }

    /**
     * What is left of the items, in their order, once {@code coveredFen} of them is paid.
     *
     * @throws io.huiyin.kernel.ProblemException 422 where it is more than a bill may come to
     */
    static List<BillLine> beyond(List<DepositItem> items, long coveredFen, LocalDate on) {
        var lines = new ArrayList<BillLine>();
        long covered = coveredFen;
        for (var item : items) {
            long paid = Math.min(covered, item.amountFen());
            covered -= paid;
            if (paid < item.amountFen()) lines.add(line(item.description(), on, item.amountFen() - paid));
        }
        Figures.billed(BigDecimal.valueOf(sum(lines)), "/items");
        return lines;
    }

    private static BillLine line(String description, LocalDate on, long amountFen) {
        return new BillLine(description, on, on, null, null, null, null, null, null, null, null, null, null, amountFen);
    }

    private static long sum(List<BillLine> lines) {
        return lines.stream().mapToLong(BillLine::amountFen).sum();
    }

    /** Publishes the bill and books it; an item without a standard has it due on the day itself. @return its id */
    UUID publish(Deposit deposit, String number, List<BillLine> lines, LocalDate today) {
        var id = Ids.next();
        var standard = standards.inForce(deposit.feeItemId(), today);
        bills.publish(new PublishedBills.Wanted(
                id,
                deposit.communityId(),
                number,
                null,
                deposit.feeItemId(),
                FeeClass.DEPOSIT,
                deposit.houseId(),
                deposit.payerId(),
                Period.of(FeeCycle.MONTH, today),
                today,
                today.plusDays(standard.map(FeeStandard::dueDays).orElse(0)),
                sum(lines),
                standard.map(FeeStandard::lateFee).orElse(null),
                lines));
        return id;
    }
}
