package io.huiyin.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the record of a callback needs. */
class CompletionTest {

    private static final Instant NOW = TestClock.at("2025-06-09T10:00");
    private static final Scores FIVES = new Scores(5, 5, 5, 5, 5);
    private static final UUID SIGNATURE = Ids.next();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE  |       |        |
            WECHAT |       |        |
            VISIT  | true  |        |
            LETTER |       | EMS 1  |
            LETTER | true  |        |
            VISIT  |       |        | /signatureFileId
            VISIT  |       | EMS 1  | /signatureFileId
            LETTER |       |        | /deliveryRecord
            """)
    @Rule({"CBK-02", "CBK-03"})
    void a_visit_is_signed_and_a_letter_is_delivered(
            CallbackMethod method, Boolean signed, String deliveryRecord, String missing) {
        var completion = new Completion(
                method, FIVES, null, null, signed == null ? null : SIGNATURE, deliveryRecord, null, null, null);

        if (missing == null) {
            assertThatCode(() -> completion.check(NOW)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> completion.check(NOW))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.errors())
                                    .extracting("pointer")
                                    .containsExactly(missing));
        }
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var completion = new Completion(
                CallbackMethod.VISIT, new Scores(0, 6, 5, 5, -1), null, null, null, null, null, NOW, null);

        assertThatThrownBy(() -> completion.check(NOW)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type().status()).isEqualTo(422);
            assertThat(problem.errors())
                    .extracting("pointer")
                    .containsExactly(
                            "/scores/attitude",
                            "/scores/efficiency",
                            "/scores/overall",
                            "/signatureFileId",
                            "/promisedAt");
        });
    }
}
