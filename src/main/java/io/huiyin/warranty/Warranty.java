package io.huiyin.warranty;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A part of a house and its warranty (保修项目).
 *
 * @param startsOn   the day of the handover
 * @param expiresOn  the last day; absent for the structure without a date of its own
 * @param adjusted   whether the date was set by hand, and so stays when terms change
 * @param remindedAt when an owner was first told that it ends
 */
public record Warranty(
        UUID id,
        UUID communityId,
        UUID houseId,
        WarrantyPart part,
        LocalDate startsOn,
        LocalDate expiresOn,
        boolean adjusted,
        Instant remindedAt,
        int version)
        implements Tagged {}
