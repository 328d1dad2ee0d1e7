package io.huiyin.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Something that was charged once (一次性收费): its bill is published.
 *
 * @param number    the bill's
 * @param payerId   who owes it; absent where nobody owns the house on the day
 * @param on        the day of the service
 * @param dueOn     the last day on which it is paid in time
 * @param amountFen the principal of the bill in fen
 * @param lines     what that is made of
 */
public record Charge(
        UUID billId,
        String number,
        UUID communityId,
        UUID feeItemId,
        UUID assignmentId,
        UUID houseId,
        UUID payerId,
        LocalDate on,
        LocalDate dueOn,
        long amountFen,
        List<QuoteLine> lines) {

    /** What somebody asks to be charged; {@code on} is today where null. */
    public record Asked(UUID feeItemId, UUID houseId, String quantity, LocalDate on, UUID payerId) {}
}
