package io.huiyin.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.huiyin.web.PlainText;
import io.huiyin.web.Tagged;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What came in and went out in a period, as published to the owners (收支公示, FEE-08). None is ever changed.
 *
 * @param period       as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param income       what came in
 * @param expenses     what went out
 * @param incomeFen    the sum of all income, in fen
 * @param expenseFen   the sum of all expenses, in fen
 * @param fileId       the statement as it hangs on the board
 * @param replacesId   the one that this corrects
 * @param replacedById the one that corrects this; absent of the one that holds
 */
public record FinanceDisclosure(
        UUID id,
        UUID communityId,
        String period,
        List<Income> income,
        List<Expense> expenses,
        long incomeFen,
        long expenseFen,
        UUID fileId,
        LocalDate publishedOn,
        UUID replacesId,
        UUID replacedById,
        Instant createdAt)
        implements Tagged {

    /** A line of what came in; {@code class} is absent of what is no fee, such as 公共收益. */
    public record Income(
            @JsonProperty("class") FeeClass feeClass,
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotNull @Min(0) @Max(Figures.MOST_FEN) Long amountFen) {}

    /** A line of what went out. */
    public record Expense(
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotNull @Min(0) @Max(Figures.MOST_FEN) Long amountFen) {}

    /** What somebody publishes; {@code publishedOn} is today where null. */
    public record Given(
            UUID communityId,
            String period,
            List<Income> income,
            List<Expense> expenses,
            UUID fileId,
            LocalDate publishedOn,
            UUID replacesId) {}

    /** Only whether it was replaced changes. */
    @Override
    public int version() {
        return replacedById == null ? 1 : 2;
    }
}
