package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * What was decided of a bill (账单处置), by whom and why.
 *
 * @param amountFen what it came to, in fen: the principal of a void bill, what was waived, or what was given up
 * @param staffId   who decided it; absent where no member of staff did
 */
public record Decision(UUID id, DecisionKind kind, long amountFen, String reason, UUID staffId, Instant at) {}
