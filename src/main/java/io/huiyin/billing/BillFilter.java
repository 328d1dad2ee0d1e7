package io.huiyin.billing;

import java.util.UUID;

/**
 * Which bills a list shows; null does not narrow.
 *
 * @param unfilled whether only void ones of which less was billed again, or given up by an approval, than they came to
 */
public record BillFilter(
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        UUID runId,
        BillStatus status,
        String period,
        String number,
        boolean unfilled) {}
