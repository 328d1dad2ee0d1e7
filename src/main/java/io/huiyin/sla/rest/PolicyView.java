package io.huiyin.sla.rest;

import io.huiyin.calendar.Target;
import io.huiyin.sla.LadderStep;
import io.huiyin.sla.Metric;
import io.huiyin.sla.SlaPolicy;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A policy as it is answered; conditions that are absent fit everything.
 *
 * @param target absent for PROMISE, which brings its own due time
 * @param ladder who is told, lowest step first
 */
public record PolicyView(
        UUID id,
        UUID communityId,
        Metric metric,
        String name,
        String kind,
        String category,
        String priority,
        String medium,
        String segment,
        String channel,
        Target target,
        List<LadderStep> ladder,
        Instant createdAt,
        int version)
        implements Tagged {

    static PolicyView of(SlaPolicy policy) {
        var condition = policy.condition();
        return new PolicyView(
                policy.id(),
                policy.communityId(),
                policy.metric(),
                policy.name(),
                condition.kind(),
                condition.category(),
                condition.priority(),
                condition.medium(),
                condition.segment(),
                condition.channel(),
                policy.target(),
                policy.ladder().steps(),
                policy.createdAt(),
                policy.version());
    }
}
