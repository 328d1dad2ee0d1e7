package io.huiyin.billing;

import java.time.LocalDate;
import java.util.UUID;

/** Which top-ups a list holds; null is any. Days are those on which they were paid, both included. */
public record TopUpFilter(
        UUID communityId,
        UUID houseId,
        UUID feeItemId,
        PaymentMethod method,
        String externalId,
        LocalDate from,
        LocalDate to) {}
