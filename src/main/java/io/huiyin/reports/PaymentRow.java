package io.huiyin.reports;

import io.huiyin.billing.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment as a row of a list (缴费明细): it names houses and who took it, and nobody who paid.
 *
 * @param houseCode  what people call the house
 * @param amountFen  what came in, in fen, also of one that was reversed
 * @param externalId the number under which the channel or the bank knows it; absent where it has none
 * @param paidOn     the day of {@code paidAt} in the community's zone
 * @param collector  the name of the member of staff who took it
 * @param reversedAt when it was taken back (冲正); absent while it stands
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
