package io.huiyin.reports;

import io.huiyin.billing.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment as a row of a list (缴费明细): it names houses and who took it, and nobody who paid.
 *
 * @param collector the name of the member of staff who took it
 */
public record PaymentRow(
        UUID id,
        String receiptNumber,
        UUID houseId,
        String houseCode,
        long amountFen,
        PaymentMethod method,
        String externalId,
        LocalDate paidOn,
        Instant paidAt,
        UUID collectorId,
        String collector,
        String invoiceNumber,
        Instant reversedAt) {}
