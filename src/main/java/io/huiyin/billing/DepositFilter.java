package io.huiyin.billing;

import java.time.LocalDate;
import java.util.UUID;

/** Which deposits a list holds; null is any. Days are those on which they were paid, both included. */
public record DepositFilter(
        UUID communityId,
        UUID houseId,
        DepositStatus status,
        PaymentMethod method,
        String externalId,
        LocalDate from,
        LocalDate to) {}
