package io.huiyin.billing;

import io.huiyin.web.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A part of a price (价格构成, SVC-02): labour, material and whatever else it is made of.
 *
 * @param name      such as 人工费
 * @param amountFen in fen, of one unit of the price
 */
public record PricePart(
        @NotBlank @Size(max = 100) @PlainText String name,
        @NotNull @Min(0) @Max(Figures.MOST_FEN) Long amountFen) {}
