package io.huiyin.billing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which payments a list shows; null does not narrow. Days are those on which it was paid, both included.
 *
 * @param billId those that paid something of this bill, also where it went back since
 */
public record PaymentFilter(
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID billId,
        PaymentMethod method,
        String externalId,
        UUID collectorId,
        LocalDate from,
        LocalDate to) {}
