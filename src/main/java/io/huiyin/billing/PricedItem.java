package io.huiyin.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A line of the published price list (收费公示): what an item costs on a day, how often, on what ground, for what quality.
 *
 * @param code            unique in the community
 * @param pricing         the price of the day that was asked for
 * @param cycle           how often it is charged
 * @param dueDays         how many days after the first day of the period it is to be paid
 * @param lateFee         absent where nothing is owed for being late
 * @param vacancyRatio    what a house that is vacant or unsold pays, as a part of the whole; absent for all of it
 * @param basis           on what the price rests (依据)
 * @param composition     what the price is made of
 * @param qualityStandard what is done for it
 * @param effectiveFrom   since when that price holds
 */
public record PricedItem(
        UUID feeItemId,
        String code,
        String name,
        @JsonProperty("class") FeeClass feeClass,
        FeeKind kind,
        Pricing pricing,
        FeeCycle cycle,
        int dueDays,
        LateFeeTerms lateFee,
        String vacancyRatio,
        String basis,
        List<PricePart> composition,
        String qualityStandard,
        LocalDate effectiveFrom) {}
