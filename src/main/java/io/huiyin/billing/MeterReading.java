package io.huiyin.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a meter showed on a day (抄表). {@code value} is a decimal as a string.
 *
 * @param readOn the day that it is of
 * @param value  a decimal as a string
 * @param source who says so
 */
public record MeterReading(
        UUID id, UUID communityId, UUID meterId, LocalDate readOn, String value, Source source, Instant createdAt) {

    /** Where a reading comes from. */
    public enum Source {
        /** Somebody of the staff read it. */
        MANUAL,
        /** The meter told it itself. */
        REMOTE,
        /** An owner told it. */
        OWNER,
        /** It was read when another meter took its place. */
        REPLACED
    }

    /**
     * A reading to be entered, with the pointers of its parts.
     *
     * @param meterId     or else {@code meterNumber}
     * @param meterNumber of a meter in use
     */
    public record Given(
            UUID meterId,
            String meterNumber,
            LocalDate readOn,
            BigDecimal value,
            Source source,
            String meterPointer,
            String dayPointer,
            String valuePointer) {}
}
