package io.huiyin.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.billing.FeeClass;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is overdue on a bill (欠费明细).
 *
 * @param daysOverdue    behind the due day
 * @param principalFen   what is left of the principal
 * @param lateFeeFen     the late fee (违约金) that is owed as of today
 * @param outstandingFen both
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
