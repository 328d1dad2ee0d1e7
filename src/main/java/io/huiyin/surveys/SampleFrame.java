package io.huiyin.surveys;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * From whom a survey's sample is drawn (抽样框): the owners of a day, with who of them is left out (AUD-04). It is never made
 * anew: marks that change afterwards change nothing in it.
 *
 * @param on          the day whose owners they are, in the community's zone
 * @param ownersInAll those who are left out too: a rate is reported of all and of those who were in (D-08)
 * @param excluded    how many are left out for each reason, by hand as of now
 * @param madeBy      the name of the key that made it
 * @param staffId     who acted through the key, if named
 */
public record SampleFrame(
        UUID id,
        UUID communityId,
        String name,
        LocalDate on,
        int ownersInAll,
        int included,
        Map<ExclusionReason, Integer> excluded,
        Instant madeAt,
        String madeBy,
        UUID staffId,
        int version)
        implements Tagged {}
