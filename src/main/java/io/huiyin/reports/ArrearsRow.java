package io.huiyin.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.billing.FeeClass;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is overdue on a bill (欠费明细).
 *
 * @param houseCode      what people call the house
 * @param feeItem        its name
 * @param daysOverdue    how many days behind the due day today is
 * @param principalFen   what is not paid of the principal, in fen
 * @param lateFeeFen     the late fee (违约金) that is owed as of today, in fen
 * @param outstandingFen both, in fen
 */
public record ArrearsRow(
        UUID billId,
        String number,
        UUID houseId,
        String houseCode,
        UUID feeItemId,
        String feeItem,
        @JsonProperty("class") FeeClass feeClass,
        String period,
        LocalDate dueOn,
        long daysOverdue,
        long principalFen,
        long lateFeeFen,
        long outstandingFen) {}
