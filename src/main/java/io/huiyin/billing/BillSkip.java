package io.huiyin.billing;

import java.util.UUID;

/**
 * An assignment for which a run made no bill.
 *
 * @param reason why it made none
 */
public record BillSkip(UUID assignmentId, UUID houseId, SkipReason reason) {}
