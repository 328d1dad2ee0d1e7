package io.huiyin.tickets;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * What a community has decided about its tickets.
 *
 * @param repeatWindowDays       within how many days after a report the same matter makes another one a repeat, 1 to 366
 * @param reportAfterwardsHours  within how many hours whoever was passed over in an emergency, and the company of a major
 *                               complaint, is reported to, 1 to 720
 * @param warningMonths          with how many months before the monthly warning compares, 1 to 12
 * @param warningAtLeast         how many complaints of a month a rise needs to be warned of, 1 to 10000
 * @param warningRisePercent     by how much more than the mean of the months before, in percent, 1 to 1000
 * @param version                0 until it is first changed
 */
public record TicketSetting(
        UUID communityId,
        int repeatWindowDays,
        int reportAfterwardsHours,
        int warningMonths,
        int warningAtLeast,
        int warningRisePercent,
        int version)
        implements Tagged {}
