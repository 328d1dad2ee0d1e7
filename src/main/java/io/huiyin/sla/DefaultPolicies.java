package io.huiyin.sla;

import io.huiyin.calendar.Target;
import io.huiyin.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a new community promises until its manager says otherwise. There is no default for RESOLUTION but that of patrol
 * findings: the time-limit table is the company's own, and where it has no line nothing is promised.
 */
final class DefaultPolicies {

    private record Line(Metric metric, String name, PolicyFacts condition, Target target) {}

    private static final List<Line> LINES = List.of(
            new Line(Metric.FIRST_RESPONSE, "首次响应", PolicyFacts.NONE, Target.clockTime(Duration.ofHours(24))),
            new Line(
                    Metric.FIRST_RESPONSE,
                    "首次响应：不满意业主",
                    new PolicyFacts(null, null, null, null, "DISSATISFIED", null),
                    Target.clockTime(Duration.ofHours(1))),
            new Line(
                    Metric.REPLY,
                    "口头投诉答复",
                    new PolicyFacts("COMPLAINT", null, null, "VERBAL", null, null),
                    Target.workingDays(1)),
            new Line(
                    Metric.REPLY,
                    "书面投诉答复",
                    new PolicyFacts("COMPLAINT", null, null, "WRITTEN", null, null),
                    Target.workingDays(3)),
            new Line(
                    Metric.ON_SITE,
                    "急修到场",
                    new PolicyFacts("REPAIR", null, "URGENT", null, null, null),
                    Target.clockTime(Duration.ofMinutes(10))),
            new Line(Metric.CALLBACK, "回访", PolicyFacts.NONE, Target.workingDays(1)),
            new Line(Metric.RECHECK, "巡查问题复查", PolicyFacts.NONE, Target.clockTime(Duration.ofDays(2))),
            new Line(
                    Metric.RESOLUTION,
                    "巡区问题销项",
                    new PolicyFacts(null, null, null, null, null, "PATROL"),
                    Target.clockTime(Duration.ofDays(7))),
            new Line(Metric.PROMISE, "承诺答复", PolicyFacts.NONE, null));

    private DefaultPolicies() {}

    static List<SlaPolicy> of(UUID communityId, Instant now) {
        return LINES.stream()
                .map(line -> new SlaPolicy(
                        Ids.next(),
                        communityId,
                        line.metric(),
                        line.name(),
                        line.condition(),
                        line.target(),
                        Ladder.STANDARD,
                        now,
                        1))
                .toList();
    }
}
