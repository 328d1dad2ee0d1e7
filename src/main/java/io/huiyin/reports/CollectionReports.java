package io.huiyin.reports;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.FeeClass;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What was collected of what was receivable (收缴率, FEE-07), held against the targets (FEE-02). */
@ApplicationScoped
public class CollectionReports {

    private final Database database;
    private final CollectionRepository figures;
    private final CollectionTargets targets;
    private final ReportDays days;

    CollectionReports(Database database, CollectionRepository figures, CollectionTargets targets, ReportDays days) {
        this.database = database;
        this.figures = figures;
        this.targets = targets;
        this.days = days;
    }

    /**
     * What is asked for.
     *
     * @param from     the first day on which a period may begin; by COLLECTOR the first day of payments
     * @param to       the last one
     * @param asOf     the last day of payments that count; today where null
     * @param feeClass null for all
     */
    public record Question(
            UUID communityId, LocalDate from, LocalDate to, LocalDate asOf, Grouping groupBy, FeeClass feeClass) {}

    /**
     * Receivable is the principal of published bills, void ones excepted, whose period begins on one of the days; collected what
     * was paid of it up to a day.
     *
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities; 422 for days out of order, more than
     *     three years, or collectors of one class
     */
    public CollectionReport collection(Caller caller, Question question) {
        return database.in(caller, () -> {
            var asOf = requireNonNullElse(question.asOf(), days.today(question.communityId()));
            ReportDays.check(question.from(), question.to());
            if (question.groupBy().isOfBills()) return ofBills(question, asOf);
            if (question.feeClass() != null) {
                throw Problems.unprocessable(
                        "class",
                        "not-of-collectors",
                        Text.of("A payment may go to bills of several classes.", "一笔缴费可能用于多类费用，不能按类别统计收款人。"));
            }
            var collectors = figures.collectors(question.communityId(), question.from(), question.to());
            return report(question, asOf, null, null, collectors);
        });
    }

    private CollectionReport ofBills(Question question, LocalDate asOf) {
        var point = new Point("", question.from(), question.to(), asOf);
        var community = question.communityId();
        var sums =
                figures.sums(community, question.groupBy(), question.feeClass(), List.of(point), targets.of(community));
        var groups = sums.stream()
                .filter(sum -> !sum.whole())
                .map(CollectionRepository.Sum::figures)
                .sorted(byName(question.groupBy()))
                .toList();
        var total = sums.stream()
                .filter(CollectionRepository.Sum::whole)
                .map(CollectionRepository.Sum::figures)
                .findFirst()
                .orElse(CollectionFigures.NONE);
        return report(question, asOf, groups, total, null);
    }

    /** Classes in the order of their targets; the others by name, what has none last. */
    static Comparator<CollectionFigures> byName(Grouping grouping) {
        if (grouping == Grouping.CLASS) return Comparator.comparing(CollectionFigures::feeClass);
        Comparator<String> nullsLast = Comparator.nullsLast(Comparator.naturalOrder());
        return Comparator.comparing(CollectionFigures::name, nullsLast)
                .thenComparing(CollectionFigures::key, nullsLast);
    }

    private static CollectionReport report(
            Question question,
            LocalDate asOf,
            List<CollectionFigures> groups,
            CollectionFigures total,
            List<CollectorSum> collectors) {
        return new CollectionReport(
                question.communityId(),
                question.from(),
                question.to(),
                asOf,
                question.groupBy(),
                groups,
                total,
                collectors);
    }
}
