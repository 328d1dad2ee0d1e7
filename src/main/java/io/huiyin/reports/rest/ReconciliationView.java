package io.huiyin.reports.rest;

import io.huiyin.billing.PaymentMethod;
import io.huiyin.imports.Fault;
import io.huiyin.reports.Reconciliation;
import io.huiyin.reports.Reconciliation.State;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A statement that was held against the books.
 *
 * @param from         the first day that it names; absent where no row is sound
 * @param to           the last one
 * @param rows         of the statement, the faulty ones included
 * @param matched      rows that the books say the same of
 * @param counts       of items, by state; states of nothing are absent
 * @param problemCount all faults of rows; {@code problems} has the first 1000 of them, and is absent in a list
 */
public record ReconciliationView(
        UUID id,
        UUID communityId,
        PaymentMethod method,
        LocalDate from,
        LocalDate to,
        int rows,
        long matched,
        Map<State, Long> counts,
        int problemCount,
        List<StatementProblem> problems,
        Instant createdAt)
        implements Tagged {

    /**
     * A fault of a row, which is left out.
     *
     * @param row    the physical row from 1
     * @param column the header as in the file
     */
    public record StatementProblem(int row, String column, String code, String message) {

        static StatementProblem of(Fault fault, Locale locale) {
            return new StatementProblem(
                    fault.row(), fault.column(), fault.code().code(), fault.message(locale));
        }
    }

    static ReconciliationView of(Reconciliation made, Locale locale) {
        return new ReconciliationView(
                made.id(),
                made.communityId(),
                made.method(),
                made.from(),
                made.to(),
                made.rows(),
                made.counts().getOrDefault(State.MATCHED, 0L),
                made.counts(),
                made.problemCount(),
                made.problems() == null
                        ? null
                        : made.problems().stream()
                                .map(fault -> StatementProblem.of(fault, locale))
                                .toList(),
                made.createdAt());
    }

    /** It never changes, but its sentences come in two languages. */
    @Override
    public int version() {
        return 1;
    }

    @Override
    public String tag() {
        var first = problems == null || problems.isEmpty()
                ? ""
                : problems.getFirst().message();
        return version() + "-" + Integer.toHexString(first.hashCode());
    }
}
