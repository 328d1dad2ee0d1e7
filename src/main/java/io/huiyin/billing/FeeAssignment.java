package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That a house, or a vehicle of it, owes an item from a day on (收费关系).
 *
 * @param vehicleId absent where the house itself owes it
 * @param payerId   who pays whatever happens; where absent, whoever is to the house what {@code paidBy} says, day by
 *     day
 * @param quantity  how many units of the item, a decimal as a string
 * @param from      the first day
 * @param to        the last day, this day included; absent while it goes on
 * @param charged   made by a charge, for one day and with its bill
 */
public record FeeAssignment(
        UUID id,
        UUID communityId,
        UUID feeItemId,
        UUID houseId,
        UUID vehicleId,
        UUID payerId,
        PaidBy paidBy,
        String quantity,
        LocalDate from,
        LocalDate to,
        boolean charged,
        Instant createdAt,
        int version)
        implements Tagged {

    FeeAssignment until(LocalDate last) {
        return new FeeAssignment(
                id,
                communityId,
                feeItemId,
                houseId,
                vehicleId,
                payerId,
                paidBy,
                quantity,
                from,
                last,
                charged,
                createdAt,
                version);
    }

    /** What somebody says of an assignment that can change. */
    public record Details(UUID payerId, PaidBy paidBy, String quantity, LocalDate to) {}

    /** Whose it is and from when; {@code houseId} may be null where a vehicle says which. */
    public record Opening(UUID feeItemId, UUID houseId, UUID vehicleId, LocalDate from) {}
}
