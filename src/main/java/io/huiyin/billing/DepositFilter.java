package io.huiyin.billing;

import java.util.UUID;

/** Which deposits a list holds; null is any. */
public record DepositFilter(UUID communityId, UUID houseId, DepositStatus status) {}
