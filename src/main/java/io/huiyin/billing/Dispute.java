package io.huiyin.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A dispute of a bill (账单争议): on its days, first and last included, no late fee gathers.
 *
 * @param from    the first day
 * @param to      the last day, this day included; absent while it is open
 * @param outcome what came of it; absent while it is open
 */
public record Dispute(UUID id, LocalDate from, LocalDate to, String reason, String outcome, Instant createdAt) {}
