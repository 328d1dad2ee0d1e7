package io.huiyin.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.calendar.Target;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaPolicyTest {

    private static final List<SlaPolicy> DEFAULTS = DefaultPolicies.of(Ids.next(), Instant.EPOCH);

    @ParameterizedTest(name = "{0} of {1} {2} {3} from {4} by {5}: {6}")
    @CsvSource(nullValues = "-", textBlock = """
            FIRST_RESPONSE, COMPLAINT,       NORMAL, VERBAL,  NEUTRAL,      -,      PT24H
            FIRST_RESPONSE, REPAIR,          URGENT, -,       -,            -,      PT24H
            FIRST_RESPONSE, COMPLAINT,       NORMAL, WRITTEN, DISSATISFIED, -,      PT1H
            REPLY,          COMPLAINT,       NORMAL, VERBAL,  -,            -,      1 d
            REPLY,          COMPLAINT,       NORMAL, WRITTEN, DISSATISFIED, -,      3 d
            REPLY,          REPAIR,          NORMAL, VERBAL,  -,            -,      -
            REPLY,          INQUIRY,         NORMAL, WRITTEN, -,            -,      -
            ON_SITE,        REPAIR,          URGENT, VERBAL,  -,            -,      PT10M
            ON_SITE,        REPAIR,          NORMAL, VERBAL,  -,            -,      -
            ON_SITE,        COMPLAINT,       URGENT, VERBAL,  -,            -,      -
            RESOLUTION,     REPAIR,          URGENT, VERBAL,  -,            -,      -
            CALLBACK,       REPAIR,          NORMAL, VERBAL,  -,            -,      1 d
            RECHECK,        -,               -,      -,       -,            -,      PT48H
            RESOLUTION,     REPAIR,          URGENT, VERBAL,  -,            PATROL, PT168H
            RESOLUTION,     COMPLAINT,       NORMAL, WRITTEN, DISSATISFIED, PATROL, PT168H
            RECHECK,        PUBLIC_FACILITY, NORMAL, VERBAL,  -,            PATROL, PT48H
            """)
    @Rule({"SLA-01", "SLA-02", "SLA-03", "SLA-06", "SLA-07", "SLA-08"})
    void the_defaults_are_those_of_the_house(
            Metric metric, String kind, String priority, String medium, String segment, String channel, String target) {
        var facts = new PolicyFacts(kind, "OTHER", priority, medium, segment, channel);

        var found = SlaPolicy.select(DEFAULTS, metric, facts).map(SlaPolicy::target);

        assertThat(found.map(SlaPolicyTest::text).orElse(null)).isEqualTo(target);
    }

    @ParameterizedTest(name = "{0}: {2} counts, not {1}")
    @CsvSource(textBlock = """
            the general one gives way,                 ......, .C....
            more conditions beat fewer,                .C...., K.P...
            the category beats the kind,               K....., .C....
            the kind beats the priority,               ..P..., K.....
            the priority beats the medium,             ...M.., ..P...
            the medium beats the channel,              .....H, ...M..
            the channel beats nothing at all,          ......, .....H
            a channel more is a condition more,        .C...., K....H
            the owner's segment beats everything else, KCPM.H, ....S.
            among segments more conditions count,      ....S., K...S.
            among segments the channel comes last too, ....SH, ...MS.
            """)
    void the_most_specific_policy_counts(String name, String loser, String winner) {
        var facts = new PolicyFacts("REPAIR", "PLUMBING", "URGENT", "VERBAL", "DISSATISFIED", "PATROL");
        var general = policy(loser);
        var specific = policy(winner);

        assertThat(SlaPolicy.select(List.of(general, specific), Metric.RESOLUTION, facts))
                .contains(specific);
        assertThat(SlaPolicy.select(List.of(specific, general), Metric.RESOLUTION, facts))
                .contains(specific);
    }

    @Test
    void a_condition_does_not_fit_a_fact_that_is_unknown() {
        assertThat(SlaPolicy.select(List.of(policy("....S.")), Metric.RESOLUTION, PolicyFacts.NONE))
                .isEmpty();
        assertThat(SlaPolicy.select(List.of(policy("......")), Metric.RESOLUTION, PolicyFacts.NONE))
                .isNotEmpty();
    }

    /** Conditions by letter: kind, category, priority, medium, segment, channel (H). */
    private static SlaPolicy policy(String letters) {
        var values = new String[] {"REPAIR", "PLUMBING", "URGENT", "VERBAL", "DISSATISFIED", "PATROL"};
        for (int i = 0; i < values.length; i++) {
            if (letters.charAt(i) == '.') values[i] = null;
        }
        var parts = Arrays.asList(values);
        return new SlaPolicy(
                Ids.next(),
                Ids.next(),
                Metric.RESOLUTION,
                letters,
                new PolicyFacts(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5)),
                Target.clockTime(Duration.ofHours(1)),
                Ladder.STANDARD,
                Instant.EPOCH,
                1);
    }

    private static String text(Target target) {
        if (target.workingDays() != null) return target.workingDays() + " d";
        return String.valueOf(target.clockTime());
    }
}
