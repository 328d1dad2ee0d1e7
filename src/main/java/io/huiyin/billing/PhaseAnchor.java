package io.huiyin.billing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** On which day of the year the periods of an item begin in a phase (收费批次). No later than the 28th, which every month has. */
public record PhaseAnchor(
        @NotNull UUID phaseId,
        @NotNull @Min(1) @Max(12) Integer month,
        @NotNull @Min(1) @Max(28) Integer day) {}
