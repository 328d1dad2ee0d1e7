package io.huiyin.billing;

import java.time.LocalDate;

/**
 * One line of a bill (账单明细), with everything that a person needs to reckon it again: FEE-05. Decimals are strings.
 *
 * @param description  what it is for, in Chinese
 * @param from         the first day
 * @param to           the last day, this day included
 * @param days         how many of the period's days it stands for; absent where it is not reckoned by days
 * @param daysOfPeriod how many days the period has
 * @param quantity     square metres, units, or what was consumed
 * @param unitPrice    yuan, with two decimals or more
 * @param ratio        what was charged as a part of the whole: vacancy and discount, {@code 0.90} for nine tenths, {@code 1.00}
 *     for all of it; absent of a share
 * @param meterNumber  of a metered line, as are {@code previous}, {@code present} and {@code multiplier}
 * @param previous     what the meter showed before
 * @param present      what it showed on the last day
 * @param multiplier   what one unit of a reading stands for
 * @param tier         which tier of the price, from 1
 * @param amountFen    what it comes to in fen, rounded half up once
 */
public record BillLine(
        String description,
        LocalDate from,
        LocalDate to,
        Integer days,
        Integer daysOfPeriod,
        String quantity,
        String unitPrice,
        String ratio,
        String meterNumber,
        String previous,
        String present,
        String multiplier,
        Integer tier,
        long amountFen) {}
