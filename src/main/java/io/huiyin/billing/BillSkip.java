package io.huiyin.billing;

import java.util.UUID;

/** An assignment for which a run made no bill. */
public record BillSkip(UUID assignmentId, UUID houseId, SkipReason reason) {}
