package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/** What was decided of a bill (账单处置), by whom and why. */
public record Decision(UUID id, String kind, long amountFen, String reason, UUID staffId, Instant at) {}
