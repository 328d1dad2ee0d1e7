package io.huiyin.dunning;

import java.util.UUID;

/**
 * Which arrears are asked for; null does not narrow.
 *
 * @param minFen     of principal that is overdue
 * @param assigneeId the steward of the house's area
 * @param dueStep    the code of the step that is due now
 */
public record ArrearsFilter(
        UUID communityId,
        UUID houseId,
        Integer minDaysOverdue,
        Long minFen,
        UUID areaId,
        UUID phaseId,
        UUID assigneeId,
        ArrearsStage stage,
        String dueStep) {}
