package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * A prepaid meter that has little left, and whom to tell.
 *
 * @param recipientId who topped it up last and still belongs to the house, else who stands for the house; null for nobody
 * @param filledAt    when the balance last rose: a stretch of being low begins anew behind it
 */
public record LowBalance(
        UUID balanceId,
        UUID recipientId,
        String houseCode,
        String itemName,
        long balanceFen,
        Instant readAt,
        Instant filledAt) {}
