package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * A report of what a prepaid meter has left (余额抄录).
 *
 * @param readAt     the moment that it is of
 * @param balanceFen what the meter has left then, in fen
 * @param staffId    who entered it; absent where no member of staff did
 */
public record TopUpReading(Instant readAt, long balanceFen, UUID staffId, Instant createdAt) {}
