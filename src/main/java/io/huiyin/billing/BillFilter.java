package io.huiyin.billing;

import java.util.UUID;

/** Which bills a list shows; null does not narrow. */
public record BillFilter(
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        UUID runId,
        BillStatus status,
        String period,
        String number) {}
