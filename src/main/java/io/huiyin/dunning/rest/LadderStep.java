package io.huiyin.dunning.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.dunning.DunningLadders;
import io.huiyin.dunning.DunningMethod;
import io.huiyin.dunning.DunningStep;
import io.huiyin.dunning.DunningStepKind;
import io.huiyin.web.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A step of {@code PUT /v1/dunning-ladders/{communityId}}.
 *
 * @param kind       a text, so that what the law forbids is refused with its article rather than as unknown
 * @param noticeDays 0 where absent
 * @param feeItemIds of SUSPEND_OPTIONAL_SERVICES: which services; any where absent
 */
record LadderStep(
        @NotBlank @Size(max = 40) @PlainText String code,

        @NotBlank @Size(max = 60) @PlainText @Schema(implementation = DunningStepKind.class)
        String kind,

        @NotNull @Min(1) @Max(3650) Integer afterDaysOverdue,
        @Min(0) @Max(366) Integer noticeDays,
        @NotEmpty @Size(max = 6) List<@NotNull DunningMethod> methods,
        @Size(max = 50) List<@NotNull UUID> feeItemIds,

        @Size(min = 1, max = 2000) @Pattern(regexp = PlainText.SOMETHING)
        String template) {

    DunningStep step(String pointer) {
        return new DunningStep(
                code,
                DunningLadders.kind(kind, pointer + "/kind"),
                afterDaysOverdue,
                requireNonNullElse(noticeDays, 0),
                methods,
                requireNonNullElse(feeItemIds, List.of()),
                template);
    }
}
