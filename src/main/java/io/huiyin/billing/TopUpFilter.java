package io.huiyin.billing;

import java.util.UUID;

/** Which top-ups a list holds; null is any. */
public record TopUpFilter(UUID communityId, UUID houseId, UUID feeItemId) {}
