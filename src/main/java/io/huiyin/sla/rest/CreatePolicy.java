package io.huiyin.sla.rest;

import io.huiyin.sla.Metric;
import io.huiyin.sla.SlaPolicies.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Body of {@code POST /v1/sla-policies}.
 *
 * @param ladder the standard one where absent; empty where nobody is told
 */
record CreatePolicy(
        @NotNull UUID communityId,
        @NotNull Metric metric,
        @Size(max = 100) String name,
        @Pattern(regexp = ChangePolicy.CODE) String kind,
        @Pattern(regexp = ChangePolicy.CODE) String category,
        @Pattern(regexp = ChangePolicy.CODE) String priority,
        @Pattern(regexp = ChangePolicy.CODE) String medium,
        @Pattern(regexp = ChangePolicy.CODE) String segment,
        @Pattern(regexp = ChangePolicy.CODE) String channel,
        @Valid TargetRequest target,
        @Size(max = 10) List<@NotNull @Valid LadderRequest> ladder) {

    Terms terms() {
        return new ChangePolicy(name, kind, category, priority, medium, segment, channel, target, ladder).terms();
    }
}
