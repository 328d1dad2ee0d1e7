package io.huiyin.billing;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is owed for being late (违约金).
 *
 * @param dailyRate a part of what is unpaid, per day: more than 0, at most 0.01
 * @param graceDays for so many days behind the due day nothing is owed, and never for these
 * @param capRatio  all of it together is at most this part of what was billed; more than 0
 */
public record LateFeeTerms(
        @NotNull @Pattern(regexp = "\\d(\\.\\d{1,8})?") String dailyRate,
        @NotNull @Min(0) @Max(366) Integer graceDays,
        @NotNull @Pattern(regexp = "\\d{1,3}(\\.\\d{1,4})?") String capRatio) {

    private static final BigDecimal HIGHEST_RATE = new BigDecimal("0.01");

    void check(List<FieldError> errors) {
        var rate = new BigDecimal(dailyRate);
        if (rate.signum() == 0 || rate.compareTo(HIGHEST_RATE) > 0) {
            errors.add(new FieldError(
                    "/lateFee/dailyRate",
                    "out-of-bounds",
                    Text.of("It must be more than 0 and at most 0.01.", "须大于 0 且不超过 0.01。")));
        }
        if (new BigDecimal(capRatio).signum() == 0) {
            errors.add(new FieldError(
                    "/lateFee/capRatio", "out-of-bounds", Text.of("It must be more than zero.", "必须大于零。")));
        }
    }
}
