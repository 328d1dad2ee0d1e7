package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * What was decided of a bill (账单处置), by whom and why.
 *
 * @param amountFen  what it came to, in fen: the principal of a void bill, what was waived, or what was given up
 * @param givenUpFen of a void bill how much of that no run would have billed again, by an approval, in fen; absent for other decisions
 * @param staffId    who decided it; absent where no member of staff did
 */
public record Decision(
        UUID id, DecisionKind kind, long amountFen, Long givenUpFen, String reason, UUID staffId, Instant at) {}
