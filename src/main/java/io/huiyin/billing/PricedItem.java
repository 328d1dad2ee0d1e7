package io.huiyin.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A line of the published price list (收费公示): what an item costs on a day, how often, on what ground, for what quality. */
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
