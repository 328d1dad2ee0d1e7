package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.billing.FeeAnchor;
import io.huiyin.billing.FeeClass;
import io.huiyin.billing.FeeCycle;
import io.huiyin.billing.FeeItemDetails;
import io.huiyin.billing.FeeKind;
import io.huiyin.billing.FeeTerms;
import io.huiyin.billing.Figures;
import io.huiyin.billing.LateFeeTerms;
import io.huiyin.billing.PhaseAnchor;
import io.huiyin.billing.PricePart;
import io.huiyin.billing.PricingMethod;
import io.huiyin.billing.Tier;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /v1/fee-items}.
 *
 * @param kind          where absent the only one of the class; for PASS_THROUGH a shared charge where it is SHARED,
 *                      else none
 * @param anchor        CALENDAR where absent
 * @param anchors       on which day periods begin in each phase; of PHASE
 * @param dueDays       how many days after the first day of a period it is to be paid
 * @param effectiveFrom the first day of the price
 */
record CreateFeeItem(
        @NotNull UUID communityId,
        @NotBlank @Size(max = 50) @PlainText String code,
        @NotBlank @Size(max = 100) @PlainText String name,
        @JsonProperty("class") @Schema(required = true) FeeClass feeClass,
        FeeKind kind,
        @NotNull @Valid Price pricing,
        @NotNull FeeCycle cycle,
        FeeAnchor anchor,
        @Size(max = 200) List<@NotNull @Valid PhaseAnchor> anchors,
        @NotNull @Min(0) @Max(366) Integer dueDays,
        @Valid LateFeeTerms lateFee,
        @Pattern(regexp = Figures.RATIO) String vacancyRatio,

        @Size(min = 1, max = 500) @Pattern(regexp = PlainText.SOMETHING)
        String basis,

        @Size(max = 50) List<@NotNull @Valid PricePart> composition,

        @Size(min = 1, max = 2000) @Pattern(regexp = PlainText.SOMETHING)
        String qualityStandard,

        @NotNull LocalDate effectiveFrom) {

    /** By what it is reckoned, and the price. */
    record Price(
            @NotNull PricingMethod method,
            @Pattern(regexp = Figures.PRICE) String unitPrice,
            @Size(max = 20) List<@NotNull @Valid Tier> tiers) {}

    FeeItemDetails.Opening opening() {
        // A component of this name is no Java, so that a constraint on it would point to another.
        if (feeClass == null) throw Problems.invalid("/class", "not-null", Text.of("It is needed.", "必填。"));
        return new FeeItemDetails.Opening(
                communityId,
                code,
                feeClass,
                pricing.method(),
                cycle,
                requireNonNullElse(anchor, FeeAnchor.CALENDAR),
                effectiveFrom);
    }

    FeeItemDetails details() {
        return new FeeItemDetails(name, kind, requireNonNullElse(anchors, List.of()), null);
    }

    FeeTerms terms() {
        return new FeeTerms(
                pricing.unitPrice(),
                requireNonNullElse(pricing.tiers(), List.of()),
                vacancyRatio,
                dueDays,
                lateFee,
                basis,
                requireNonNullElse(composition, List.of()),
                qualityStandard);
    }
}
