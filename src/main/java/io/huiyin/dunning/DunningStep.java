package io.huiyin.dunning;

import java.util.List;
import java.util.UUID;

/**
 * A step of the ladder (催缴步骤).
 *
 * @param afterDaysOverdue on which day behind the due day of the oldest bill it may be taken
 * @param noticeDays       how many days whoever was told has before the next step may be taken
 * @param methods          how it may be taken
 * @param feeItemIds       the optional services that it withholds; any where there are none
 * @param template         what its letters say; the words of its kind where absent
 */
public record DunningStep(
        String code,
        DunningStepKind kind,
        int afterDaysOverdue,
        int noticeDays,
        List<DunningMethod> methods,
        List<UUID> feeItemIds,
        String template) {}
