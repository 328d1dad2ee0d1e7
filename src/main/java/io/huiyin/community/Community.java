package io.huiyin.community;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A community (小区): what is managed as one project, the unit of scope.
 *
 * @param code       short and unique in the installation
 * @param timeZone   in which its business dates are reckoned
 * @param calendarId its working calendar
 */
public record Community(
        UUID id,
        String code,
        String name,
        String address,
        ZoneId timeZone,
        UUID calendarId,
        Instant createdAt,
        int version)
        implements Tagged {}
