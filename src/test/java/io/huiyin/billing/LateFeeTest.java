package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of the rules, and what lies around it. */
class LateFeeTest {

    private static final LocalDate DUE = LocalDate.parse("2026-03-31");

    @Test
    void ten_days_of_the_whole_and_five_of_the_rest_come_to_six_yuan() {
        var late = LateFee.of(
                terms("0.0005", 0, "1"), 100_000, DUE, paid("2026-04-11", 60_000), List.of(), on("2026-04-15"));

        assertThat(late.totalFen()).isEqualTo(600);
        assertThat(late.stretches())
                .extracting(LateFee.Stretch::from, LateFee.Stretch::to, LateFee.Stretch::days, LateFee.Stretch::baseFen)
                .containsExactly(
                        tuple(on("2026-04-01"), on("2026-04-10"), 10L, 100_000L),
                        tuple(on("2026-04-11"), on("2026-04-15"), 5L, 40_000L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rate  | grace | cap  | amount | on         | total
            0.0005  | 0     | 1    | 100000 | 2026-03-31 | 0
            0.0005  | 0     | 1    | 100000 | 2026-04-01 | 50
            0.0005  | 10    | 1    | 100000 | 2026-04-10 | 0
            0.0005  | 10    | 1    | 100000 | 2026-04-11 | 50
            0.0005  | 0     | 1    |    999 | 2026-04-01 | 0
            0.0005  | 0     | 1    |   1000 | 2026-04-01 | 1
            0.0005  | 0     | 1    |    333 | 2026-04-03 | 0
            0.0005  | 0     | 1    |    334 | 2026-04-03 | 1
            0.01    | 0     | 0.05 |  10000 | 2026-04-30 | 500
            0.01    | 0     | 1    |  10000 | 2030-01-01 | 10000
            """)
    void it_counts_the_days_behind_grace_rounds_once_and_is_capped(
            String rate, int grace, String cap, long amount, LocalDate day, long total) {
        var late = LateFee.of(terms(rate, grace, cap), amount, DUE, new TreeMap<>(), List.of(), day);

        assertThat(late.totalFen()).isEqualTo(total);
    }

    @Test
    void what_is_paid_on_a_day_costs_nothing_that_day() {
        var late = LateFee.of(
                terms("0.0005", 0, "1"), 100_000, DUE, paid("2026-04-01", 100_000), List.of(), on("2026-05-01"));

        assertThat(late.totalFen()).isZero();
        assertThat(late.stretches()).isEmpty();
    }

    @Test
    void days_of_a_dispute_the_first_and_the_last_included_do_not_count() {
        var disputes = List.of(
                new LateFee.Dispute(on("2026-04-03"), on("2026-04-05")), new LateFee.Dispute(on("2026-04-09"), null));

        var late = LateFee.of(terms("0.0005", 0, "1"), 100_000, DUE, new TreeMap<>(), disputes, on("2026-04-15"));

        assertThat(late.totalFen()).isEqualTo(5 * 50);
    }

    private static LateFee.Terms terms(String rate, int grace, String cap) {
        return new LateFee.Terms(new BigDecimal(rate), grace, new BigDecimal(cap));
    }

    private static TreeMap<LocalDate, Long> paid(String day, long fen) {
        var paid = new TreeMap<LocalDate, Long>();
        paid.put(on(day), fen);
        return paid;
    }

    private static LocalDate on(String day) {
        return LocalDate.parse(day);
    }
}
