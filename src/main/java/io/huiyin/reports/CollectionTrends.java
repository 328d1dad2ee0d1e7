package io.huiyin.reports;

import io.huiyin.billing.FeeClass;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the collection rate moves from period to period, or from day to day (收缴率走势, RPT-09). */
@ApplicationScoped
public class CollectionTrends {

    private final Database database;
    private final CollectionRepository figures;
    private final CollectionTargets targets;
    private final ReportDays days;

    CollectionTrends(Database database, CollectionRepository figures, CollectionTargets targets, ReportDays days) {
        this.database = database;
        this.figures = figures;
        this.targets = targets;
        this.days = days;
    }

    /** The rates of the bills of several periods ({@code 2026-11}, {@code 2026-Q4}, {@code 2026}), as of today. */
    public CollectionTrend ofPeriods(
            Caller caller, UUID communityId, Grouping by, FeeClass feeClass, List<String> periods) {
        return database.in(caller, () -> {
            var today = days.today(communityId);
            var points = periods.stream().map(period -> point(period, today)).toList();
            return trend(communityId, by, feeClass, points);
        });
    }

    /**
     * The rates of the same bills as of several days.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for days out of order, or more than three years
     */
    public CollectionTrend ofDays(
            Caller caller,
            UUID communityId,
            Grouping by,
            FeeClass feeClass,
            LocalDate from,
            LocalDate to,
            List<LocalDate> asOf) {
        return database.in(caller, () -> {
            days.zone(communityId);
            ReportDays.check(from, to);
            var points = asOf.stream()
                    .map(day -> new Point(day.toString(), from, to, day))
                    .toList();
            return trend(communityId, by, feeClass, points);
        });
    }

    private static Point point(String period, LocalDate today) {
        int year = Integer.parseInt(period.substring(0, 4));
        if (period.length() == 4) {
            return new Point(
                    period, Year.of(year).atDay(1), Year.of(year).atMonth(12).atEndOfMonth(), today);
        }
        if (period.charAt(5) == 'Q') {
            var first = YearMonth.of(year, Month.of((period.charAt(6) - '1') * 3 + 1));
            return new Point(period, first.atDay(1), first.plusMonths(2).atEndOfMonth(), today);
        }
        var month = YearMonth.parse(period);
        return new Point(period, month.atDay(1), month.atEndOfMonth(), today);
    }

    private CollectionTrend trend(UUID communityId, Grouping by, FeeClass feeClass, List<Point> points) {
        if (by != Grouping.PHASE && by != Grouping.AREA && by != Grouping.CLASS) {
            throw Problems.unprocessable(
                    "by", "not-of-trends", Text.of("A trend is by PHASE, AREA or CLASS.", "走势只能按期、片区或费用类别统计。"));
        }
        var sums = figures.sums(communityId, by, feeClass, points, targets.of(communityId));
        Map<String, List<CollectionRepository.Sum>> groups = sums.stream()
                .filter(sum -> !sum.whole())
                .collect(Collectors.groupingBy(
                        sum -> String.valueOf(sum.figures().key()), LinkedHashMap::new, Collectors.toList()));
        var lines = groups.values().stream()
                .sorted((one, other) -> CollectionReports.byName(by)
                        .compare(one.getFirst().figures(), other.getFirst().figures()))
                .map(group -> line(group, points))
                .toList();
        var whole = sums.stream().filter(CollectionRepository.Sum::whole).toList();
        return new CollectionTrend(communityId, by, points, lines, line(whole, points));
    }

    private static CollectionTrend.Line line(List<CollectionRepository.Sum> sums, List<Point> points) {
        var byPoint = sums.stream()
                .collect(Collectors.toMap(CollectionRepository.Sum::point, CollectionRepository.Sum::figures));
        var row = IntStream.rangeClosed(1, points.size())
                .mapToObj(number -> byPoint.getOrDefault(number, CollectionFigures.NONE))
                .toList();
        var values = new ArrayList<CollectionTrend.Value>();
        BigDecimal before = null;
        for (int i = 0; i < row.size(); i++) {
            var at = row.get(i);
            values.add(new CollectionTrend.Value(
                    points.get(i).label(),
                    at.bills(),
                    at.receivableFen(),
                    at.collectedFen(),
                    at.rate(),
                    difference(before, at.rate()),
                    difference(at.target(), at.rate()),
                    at.reached()));
            before = at.rate();
        }
        var billed = row.stream().filter(at -> at.bills() > 0).toList();
        var one = billed.isEmpty() ? CollectionFigures.NONE : billed.getFirst();
        boolean isOneClass =
                billed.stream().map(CollectionFigures::feeClass).distinct().count() == 1;
        var rates = row.stream()
                .map(CollectionFigures::rate)
                .filter(Objects::nonNull)
                .toList();
        var change = rates.size() < 2 ? null : difference(rates.getFirst(), rates.getLast());
        return new CollectionTrend.Line(
                one.key(),
                one.name(),
                isOneClass ? one.feeClass() : null,
                isOneClass ? one.target() : null,
                values,
                change);
    }

    private static BigDecimal difference(BigDecimal from, BigDecimal to) {
        return from == null || to == null ? null : to.subtract(from);
    }
}
