package io.huiyin.sla.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.sla.PolicyFacts;
import io.huiyin.sla.SlaPolicies.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Body of {@code PUT /v1/sla-policies/{id}}; community and metric are fixed, and ignored if they come along. */
@JsonIgnoreProperties({"id", "communityId", "metric", "createdAt", "version"})
record ChangePolicy(
        @Size(max = 100) String name,
        @Pattern(regexp = CODE) String kind,
        @Pattern(regexp = CODE) String category,
        @Pattern(regexp = CODE) String priority,
        @Pattern(regexp = CODE) String medium,
        @Pattern(regexp = CODE) String segment,
        @Pattern(regexp = CODE) String channel,
        @Valid TargetRequest target,
        @Size(max = 10) List<@NotNull @Valid LadderRequest> ladder) {

    /** What kinds, categories, priorities, media, segments and channels are called. */
    static final String CODE = "[A-Z][A-Z0-9_]{0,49}";

    Terms terms() {
        return new Terms(
                name,
                new PolicyFacts(kind, category, priority, medium, segment, channel),
                target == null ? null : target.target(),
                LadderRequest.ladder(ladder));
    }
}
