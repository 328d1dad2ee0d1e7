package io.huiyin.sla;

import static java.util.Comparator.comparing;

import io.huiyin.calendar.Target;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How long something may take, and who is told on the way (时限标准).
 *
 * @param name      for people; may be absent
 * @param condition what a matter must be like; an absent part fits everything
 * @param target    absent for PROMISE alone, which brings its own due time
 */
public record SlaPolicy(
        UUID id,
        UUID communityId,
        Metric metric,
        String name,
        PolicyFacts condition,
        Target target,
        Ladder ladder,
        Instant createdAt,
        int version)
        implements Tagged {

    /**
     * Which of two fitting policies counts: the one that names the owner's segment, so that nothing lengthens what
     * dissatisfied owners are promised; then the one with more conditions; then the one that names the category, the
     * kind, the priority, the medium, the channel. Two policies never have the same conditions, so this leaves no tie.
     */
    static final Comparator<SlaPolicy> MOST_SPECIFIC_FIRST = comparing((SlaPolicy policy) -> names(policy.segment()))
            .thenComparing(SlaPolicy::conditions)
            .thenComparing(policy -> names(policy.condition.category()))
            .thenComparing(policy -> names(policy.condition.kind()))
            .thenComparing(policy -> names(policy.condition.priority()))
            .thenComparing(policy -> names(policy.condition.medium()))
            .thenComparing(policy -> names(policy.condition.channel()))
            .reversed();

    /** The policy that counts for a matter; none if none fits. */
    static Optional<SlaPolicy> select(Collection<SlaPolicy> policies, Metric metric, PolicyFacts facts) {
        return policies.stream()
                .filter(policy -> policy.metric == metric && policy.fits(facts))
                .min(MOST_SPECIFIC_FIRST);
    }

    boolean fits(PolicyFacts facts) {
        return fits(condition.kind(), facts.kind())
                && fits(condition.category(), facts.category())
                && fits(condition.priority(), facts.priority())
                && fits(condition.medium(), facts.medium())
                && fits(condition.segment(), facts.segment())
                && fits(condition.channel(), facts.channel());
    }

    private static boolean fits(String condition, String fact) {
        return condition == null || condition.equals(fact);
    }

    private String segment() {
        return condition.segment();
    }

    private long conditions() {
        return Stream.of(
                        condition.kind(),
                        condition.category(),
                        condition.priority(),
                        condition.medium(),
                        condition.segment(),
                        condition.channel())
                .filter(Objects::nonNull)
                .count();
    }

    private static boolean names(String condition) {
        return condition != null;
    }
}
