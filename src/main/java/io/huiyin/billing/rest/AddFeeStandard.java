package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.FeeTerms;
import io.huiyin.billing.Figures;
import io.huiyin.billing.LateFeeTerms;
import io.huiyin.billing.PricePart;
import io.huiyin.billing.Tier;
import io.huiyin.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** Body of {@code POST /v1/fee-items/{id}/standards}: all of it anew; nothing is taken over from the standard before. */
record AddFeeStandard(
        @NotNull LocalDate effectiveFrom,
        @Pattern(regexp = Figures.PRICE) String unitPrice,
        @Size(max = 20) List<@NotNull @Valid Tier> tiers,
        @NotNull @Min(0) @Max(366) Integer dueDays,
        @Valid LateFeeTerms lateFee,
        @Pattern(regexp = Figures.RATIO) String vacancyRatio,

        @Size(min = 1, max = 500) @Pattern(regexp = PlainText.SOMETHING)
        String basis,

        @Size(max = 50) List<@NotNull @Valid PricePart> composition,

        @Size(min = 1, max = 2000) @Pattern(regexp = PlainText.SOMETHING)
        String qualityStandard) {

    FeeTerms terms() {
        return new FeeTerms(
                unitPrice,
                requireNonNullElse(tiers, List.of()),
                vacancyRatio,
                dueDays,
                lateFee,
                basis,
                requireNonNullElse(composition, List.of()),
                qualityStandard);
    }
}
