package io.huiyin.reports;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.billing.FeeClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * How the collection rate moved (收缴率走势, RPT-09).
 *
 * @param points what is compared, in the order in which it was asked for
 * @param lines  one for each group, by name; then of all bills together
 */
public record CollectionTrend(UUID communityId, Grouping by, List<Point> points, List<Line> lines, Line total) {

    /**
     * How the rate of one group moved.
     *
     * @param key      absent where its bills have none, such as no area, and of the whole
     * @param feeClass where all of its bills are of one class
     * @param target   in percent; absent where the class has none or the classes differ
     * @param values   one for each point
     * @param change   from the first to the last rate that there is, in points (百分点); absent with fewer than two
     */
    public record Line(
            String key,
            String name,
            @JsonProperty("class") FeeClass feeClass,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
            List<Value> values,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal change) {}

    /**
     * The rate at one point.
     *
     * @param label         of the point
     * @param bills         how many were published and are not void
     * @param receivableFen their principal in fen; late fees are no part of it
     * @param collectedFen  what was paid of it, in fen
     * @param rate          in percent; absent where nothing was receivable
     * @param change        since the point before, in points; absent where one of both has no rate
     * @param toTarget      above (or, negative, below) the target, in points
     * @param reached       whether the sums reach the target; absent without target or anything receivable
     */
    public record Value(
            String label,
            long bills,
            long receivableFen,
            long collectedFen,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal change,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal toTarget,
            Boolean reached) {}
}
