package io.huiyin.tickets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How the complaints of a month compare with those of the months before (投诉预警). Complaints count in the month in which they
 * were reported, by the community's wall clock; what was called off does not count.
 *
 * @param month       as 2025-05
 * @param months      with how many months before it compares
 * @param atLeast     how many complaints a rise needed to be warned of
 * @param risePercent by how much more than the mean of the months before
 * @param lines       all complaints, then each category, then those areas and buildings of a category that are warned of
 */
public record ComplaintWarning(
        UUID id,
        UUID communityId,
        String month,
        int months,
        int atLeast,
        int risePercent,
        List<Line> lines,
        Instant createdAt) {

    /**
     * @param category   absent for all complaints
     * @param areaId     where the line is of one area
     * @param buildingId where the line is of one building
     * @param complaints of the month
     * @param before     of each month before, the earliest first
     * @param warned     whether they rose by as much as the thresholds say
     */
    public record Line(
            String category,
            String categoryName,
            UUID areaId,
            String areaName,
            UUID buildingId,
            String buildingName,
            int complaints,
            List<Integer> before,
            boolean warned) {}
}
