package io.huiyin.billing;

import java.time.LocalDate;
import java.util.UUID;

/** Which refunds a list holds; null is any. Days are those on which they were made, both included. */
public record RefundFilter(
        UUID communityId, UUID houseId, PaymentMethod method, String externalId, LocalDate from, LocalDate to) {}
