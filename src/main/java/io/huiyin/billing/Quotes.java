package io.huiyin.billing;

import io.huiyin.estate.House;
import io.huiyin.estate.OccupancyStatus;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What something comes to by the published standard (SVC-01), in the scope of the running transaction. */
@ApplicationScoped
class Quotes {

    private static final Set<OccupancyStatus> EMPTY = Set.of(OccupancyStatus.VACANT, OccupancyStatus.UNSOLD);

    private final FeeStandardRepository standards;
    private final FeeDiscounts discounts;

    Quotes(FeeStandardRepository standards, FeeDiscounts discounts) {
        this.standards = standards;
        this.discounts = discounts;
    }

    /** @throws io.huiyin.kernel.ProblemException 422 where no standard is in force, or the item has no price of its own */
    FeeStandard standard(FeeItem item, LocalDate on) {
        if (item.pricing().method() == PricingMethod.SHARED) {
            throw Problems.unprocessable("/feeItemId", "no-price", Text.of("A shared cost has no price.", "公摊项目没有单价。"));
        }
        return standards
                .inForce(item.id(), on)
                .orElseThrow(() -> Problems.unprocessable(
                        "/on", "no-standard", Text.of("No standard is in force on that day.", "该日没有生效的收费标准。")));
    }

    Quote quote(FeeItem item, House house, BigDecimal quantity, LocalDate on) {
        var standard = standard(item, on);
        var vacancy = EMPTY.contains(house.occupancyStatus()) && standard.vacancyRatio() != null
                ? new BigDecimal(standard.vacancyRatio())
                : BigDecimal.ONE;
        var ratio = vacancy.multiply(discounts.ratio(item.id(), house.id(), on));
        var lines = lines(item, standard, house, quantity, on, ratio);
        var total = lines.stream()
                .map(QuoteLine::amountFen)
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Quote(
                item.id(),
                house.id(),
                on,
                standard.effectiveFrom(),
                lines,
                Figures.billed(total, "/quantity"),
                standard.basis(),
                standard.composition(),
                standard.qualityStandard());
    }

    private static List<QuoteLine> lines(
            FeeItem item, FeeStandard standard, House house, BigDecimal quantity, LocalDate on, BigDecimal ratio) {
        var pricing = standard.pricing();
        if (pricing.method() == PricingMethod.AREA) {
            var area = house.areaSquareMetres();
            var charged = area.multiply(BigDecimal.valueOf(item.cycle().months()));
            return List.of(QuoteLine.of(item.name(), on, area, charged, pricing.unitPrice(), ratio, null));
        }
        if (pricing.tiers().isEmpty()) {
            return List.of(QuoteLine.of(item.name(), on, quantity, quantity, pricing.unitPrice(), ratio, null));
        }
        var lines = new ArrayList<QuoteLine>();
        var below = BigDecimal.ZERO;
        for (int i = 0; i < pricing.tiers().size() && below.compareTo(quantity) < 0; i++) {
            var tier = pricing.tiers().get(i);
            var end = tier.upTo() == null ? quantity : quantity.min(new BigDecimal(tier.upTo()));
            var within = end.subtract(below);
            lines.add(QuoteLine.of(item.name(), on, within, within, tier.unitPrice(), ratio, i + 1));
            below = end;
        }
        return lines;
    }
}
