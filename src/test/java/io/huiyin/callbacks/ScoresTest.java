package io.huiyin.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is satisfied. */
class ScoresTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            overall, satisfied, conversionTarget
                  1, false,     false
                  2, false,     false
                  3, false,     true
                  4, true,      false
                  5, true,      false
            """, useHeadersInDisplayName = true)
    void four_and_five_are_satisfied_and_a_three_is_worth_winning_over(
            int overall, boolean satisfied, boolean conversionTarget) {
        var scores = new Scores(5, 5, 5, 5, overall);

        assertThat(scores.satisfied()).isEqualTo(satisfied);
        assertThat(scores.conversionTarget()).isEqualTo(conversionTarget);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1,5,true", "5,5,5,5,3,false", "5,5,5,1,4,true"})
    void the_four_aspects_are_on_record_and_the_overall_score_decides(
            int attitude, int efficiency, int quality, int effect, int overall, boolean satisfied) {
        assertThat(new Scores(attitude, efficiency, quality, effect, overall).satisfied())
                .isEqualTo(satisfied);
    }
}
