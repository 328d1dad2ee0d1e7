package io.huiyin.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is charged for (收费项目), with the standard that is in force today in the community's zone, or before the first
 * one's day with that one; {@code effectiveFrom} says since when.
 *
 * @param code            unique in the community
 * @param anchors         on which day periods begin in which phase; of PHASE
 * @param dueDays         how many days after the first day of the period it is to be paid
 * @param lateFee         absent where nothing is owed for being late
 * @param vacancyRatio    what a house that is vacant or unsold pays, as a part of the whole; absent for all of it
 * @param basis           on what the price rests (依据)
 * @param composition     what the price is made of (SVC-02)
 * @param qualityStandard what is done for it (SVC-03)
 * @param effectiveFrom   since when the standard that is shown holds
 * @param upcoming        the next standards, at most five; {@code /standards} lists all
 * @param retiredOn       from this day on nothing is billed, whenever the run is made
 */
public record FeeItem(
        UUID id,
        UUID communityId,
        String code,
        String name,
        @JsonProperty("class") FeeClass feeClass,
        FeeKind kind,
        Pricing pricing,
        FeeCycle cycle,
        FeeAnchor anchor,
        List<PhaseAnchor> anchors,
        int dueDays,
        LateFeeTerms lateFee,
        String vacancyRatio,
        String basis,
        List<PricePart> composition,
        String qualityStandard,
        LocalDate effectiveFrom,
        List<FeeStandard> upcoming,
        LocalDate retiredOn,
        Instant createdAt,
        int version)
        implements Tagged {

    /** Another standard comes into force without a change of the item. */
    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(effectiveFrom.hashCode());
    }

    boolean isRetired(LocalDate on) {
        return retiredOn != null && !on.isBefore(retiredOn);
    }

    FeeItem with(List<PhaseAnchor> anchors, List<FeeStandard> upcoming) {
        return new FeeItem(
                id,
                communityId,
                code,
                name,
                feeClass,
                kind,
                pricing,
                cycle,
                anchor,
                anchors,
                dueDays,
                lateFee,
                vacancyRatio,
                basis,
                composition,
                qualityStandard,
                effectiveFrom,
                upcoming,
                retiredOn,
                createdAt,
                version);
    }
}
