package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What measures a fee item in a house (表计). Decimals are strings.
 *
 * @param number       unique among the meters of the community that are in use
 * @param multiplier   what one unit of a reading stands for (倍率)
 * @param initialValue what it showed when it was installed
 * @param removedOn    when another took its place
 * @param replacesId   the one whose place it took
 */
public record Meter(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID feeItemId,
        String number,
        String multiplier,
        LocalDate installedOn,
        String initialValue,
        LocalDate removedOn,
        UUID replacesId,
        Instant createdAt,
        int version)
        implements Tagged {

    /** A meter to be installed. */
    public record Given(
            UUID houseId,
            UUID feeItemId,
            String number,
            BigDecimal multiplier,
            LocalDate installedOn,
            BigDecimal initialValue) {}

    /**
     * The one that takes its place.
     *
     * @param multiplier null for the same
     */
    public record Replacement(
            LocalDate on, BigDecimal finalValue, String newNumber, BigDecimal newInitialValue, BigDecimal multiplier) {}
}
