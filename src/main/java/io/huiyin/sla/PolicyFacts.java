package io.huiyin.sla;

/**
 * What policies look at, as the subject's room knows it; absent where it does not apply.
 *
 * @param kind     of the matter, such as {@code REPAIR}
 * @param category code of its category, such as {@code PLUMBING}
 * @param priority {@code NORMAL} or {@code URGENT}
 * @param medium   {@code VERBAL} or {@code WRITTEN}
 * @param segment  of the owner, such as {@code DISSATISFIED}
 * @param channel  by which it came in, such as {@code PATROL}
 */
public record PolicyFacts(
        String kind, String category, String priority, String medium, String segment, String channel) {

    /** Nothing is known but what is timed: only policies without any condition apply. */
    public static final PolicyFacts NONE = new PolicyFacts(null, null, null, null, null, null);
}
