package io.huiyin.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.billing.BillStatus;
import io.huiyin.billing.FeeClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill as a row of a list (账单明细): it names houses and items, and nobody.
 *
 * @param houseCode  what people call the house
 * @param feeItem    its name
 * @param periodFrom the first day of its period
 * @param from       the first day of the bill; later than {@code periodFrom} where it is of a part of the period
 * @param to         the last day that it is for, this day included
 * @param dueOn      the last day on which it is paid in time
 * @param amountFen  the principal in fen
 * @param paidFen    what was paid of the principal until now, in fen
 */
public record BillRow(
        UUID id,
        String number,
        BillStatus status,
        UUID houseId,
        String houseCode,
        UUID feeItemId,
        String feeItem,
        @JsonProperty("class") FeeClass feeClass,
        String period,
        LocalDate periodFrom,
        LocalDate from,
        LocalDate to,
        LocalDate dueOn,
        long amountFen,
        long paidFen,
        Instant publishedAt) {}
