package io.huiyin.billing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A fee of a house that is paid up to a day, and whom to tell.
 *
 * @param recipientId who stands for the house; null for nobody
 */
public record PaidToEnding(
        UUID houseId, UUID feeItemId, UUID recipientId, String houseCode, String itemName, LocalDate paidTo) {}
