package io.huiyin.app.demo;

import io.huiyin.billing.BillRun;
import io.huiyin.billing.BillRuns;
import io.huiyin.billing.FeeAnchor;
import io.huiyin.billing.FeeAssignment;
import io.huiyin.billing.FeeAssignments;
import io.huiyin.billing.FeeClass;
import io.huiyin.billing.FeeCycle;
import io.huiyin.billing.FeeItemDetails;
import io.huiyin.billing.FeeItems;
import io.huiyin.billing.FeeTerms;
import io.huiyin.billing.HouseSelection;
import io.huiyin.billing.LateFeeTerms;
import io.huiyin.billing.NewPayment;
import io.huiyin.billing.PaidBy;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.billing.Payments;
import io.huiyin.billing.PricePart;
import io.huiyin.billing.PricingMethod;
import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.House;
import io.huiyin.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** The demo's property fee: assigned to every house that is handed over, billed for three months, paid by some. */
@ApplicationScoped
class DemoFees {

    private static final int MONTHS = 3;
    private static final long PAID_FEN = 100_000;

    private final FeeItems items;
    private final FeeAssignments assignments;
    private final BillRuns runs;
    private final Payments payments;

    DemoFees(FeeItems items, FeeAssignments assignments, BillRuns runs, Payments payments) {
        this.items = items;
        this.assignments = assignments;
        this.runs = runs;
        this.payments = payments;
    }

    /** @param paying houses that pay the same sum each: less than is owed by some, more by others */
    void charge(Caller demo, UUID community, List<House> paying, LocalDate today, ZoneId zone) {
        var from = YearMonth.from(today).minusMonths(MONTHS - 1).atDay(1);
        var item = propertyFee(demo, community, from);
        var handedOver = new HouseSelection(null, null, null, HandoverStatus.HANDED_OVER, null);
        var toItsOwner = new FeeAssignment.Details(null, PaidBy.OWNER, "1", null);
        assignments.assignAll(demo, item, from, handedOver, toItsOwner);
        for (int month = 0; month < MONTHS; month++) {
            var period = YearMonth.from(from).plusMonths(month).toString();
            runs.run(demo, new BillRun.Given(item, period, true));
        }
        for (var house : paying) {
            payments.receive(
                    demo,
                    new NewPayment(
                            community,
                            house.id(),
                            null,
                            PAID_FEN,
                            PaymentMethod.BANK,
                            "DEMO-" + house.code(),
                            today.minusDays(1).atStartOfDay(zone).toInstant(),
                            null,
                            null,
                            null,
                            null,
                            null));
        }
    }

    private UUID propertyFee(Caller demo, UUID community, LocalDate from) {
        var opening = new FeeItemDetails.Opening(
                community, "WYF", FeeClass.PROPERTY, PricingMethod.AREA, FeeCycle.MONTH, FeeAnchor.CALENDAR, from);
        var terms = new FeeTerms(
                "2.85",
                List.of(),
                "0.70",
                14,
                new LateFeeTerms("0.0005", 0, "1.00"),
                "示例合同第八条",
                List.of(new PricePart("保洁与绿化", 110L), new PricePart("秩序与维修", 175L)),
                null);
        return items.create(demo, opening, new FeeItemDetails("物业服务费", null, List.of(), null), terms)
                .id();
    }
}
