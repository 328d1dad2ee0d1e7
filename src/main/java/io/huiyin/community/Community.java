package io.huiyin.community;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.huiyin.web.Tagged;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A community (小区): what is managed as one project, the unit of scope.
 *
 * @param code       short and unique in the installation
 * @param timeZone   in which its business dates are reckoned
 * @param calendarId its working calendar
 * @param floorAreaSquareMetres 总建筑面积 with two decimals, if known
 */
public record Community(
        UUID id,
        String code,
        String name,
        String address,
        ZoneId timeZone,
        UUID calendarId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal floorAreaSquareMetres,
        Instant createdAt,
        int version)
        implements Tagged {}
