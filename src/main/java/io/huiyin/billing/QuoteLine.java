package io.huiyin.billing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A line of what something comes to, as it will stand in the bill.
 *
 * @param from      the first day
 * @param to        the last day, this day included
 * @param quantity  square metres, units, or what is consumed within a tier
 * @param unitPrice yuan
 * @param ratio     what is charged as a part of the whole: vacancy and discount, {@code 1.00} for all of it
 * @param tier      which tier of the price, from 1; absent where there are none
 * @param amountFen what it comes to in fen, rounded half up once
 */
public record QuoteLine(
        String description,
        LocalDate from,
        LocalDate to,
        String quantity,
        String unitPrice,
        String ratio,
        Integer tier,
        long amountFen) {

    /** @param charged what the price is taken times, such as square metres times months */
    static QuoteLine of(
            String description,
            LocalDate on,
            BigDecimal quantity,
            BigDecimal charged,
            String unitPrice,
            BigDecimal ratio,
            Integer tier) {
        var fen = Figures.fen(charged.multiply(new BigDecimal(unitPrice)).multiply(ratio));
        return new QuoteLine(
                description,
                on,
                on,
                Figures.quantity(quantity),
                unitPrice,
                Figures.rate(ratio),
                tier,
                Figures.billed(fen, "/quantity"));
    }
}
