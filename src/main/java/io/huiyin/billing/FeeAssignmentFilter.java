package io.huiyin.billing;

import java.util.UUID;

/** Which assignments are listed; a null leaves that open. */
public record FeeAssignmentFilter(UUID communityId, UUID feeItemId, UUID houseId) {}
