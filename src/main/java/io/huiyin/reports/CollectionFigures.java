package io.huiyin.reports;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.billing.FeeClass;
import java.math.BigDecimal;

/**
 * What was collected of some bills (收缴情况).
 *
 * @param key           the id, word or period that tells the group; absent where the bills have none, and of the whole
 * @param name          what people call it
 * @param feeClass      where all of its bills are of one class
 * @param bills         how many were published and are not void
 * @param houses        that were billed (应缴户数)
 * @param housesPaid    that paid the principal of all of these bills (已缴户数)
 * @param receivableFen their principal in fen (应收); late fees are no part of it
 * @param collectedFen  what was paid of it in fen (实收), by the day of payment
 * @param writtenOffFen what was given up of it in fen (核销); it is not collected
 * @param rate          collected of receivable in percent with two decimals (收缴率); absent where nothing was receivable
 * @param houseRate     houses that paid of houses that were billed, in percent with two decimals (缴费户率); absent where
 *     none was billed
 * @param target        in percent; absent where the class has none or the classes differ
 * @param reached       whether the sums reach the target; absent without target or anything receivable
 */
public record CollectionFigures(
        String key,
        String name,
        @JsonProperty("class") FeeClass feeClass,
        long bills,
        long houses,
        long housesPaid,
        long receivableFen,
        long collectedFen,
        long writtenOffFen,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal houseRate,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
        Boolean reached) {

    static final CollectionFigures NONE = of(null, null, null, 0, 0, 0, 0, 0, 0, null);

    static CollectionFigures of(
            String key,
            String name,
            FeeClass feeClass,
            long bills,
            long houses,
            long housesPaid,
            long receivableFen,
            long collectedFen,
            long writtenOffFen,
            CollectionTarget targets) {
        var target = targets == null ? null : targets.of(feeClass);
        return new CollectionFigures(
                key,
                name,
                feeClass,
                bills,
                houses,
                housesPaid,
                receivableFen,
                collectedFen,
                writtenOffFen,
                Rate.of(collectedFen, receivableFen),
                Rate.of(housesPaid, houses),
                target,
                Rate.reached(collectedFen, receivableFen, target));
    }
}
