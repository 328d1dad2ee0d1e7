package io.huiyin.calendar;

import static java.util.stream.Collectors.toMap;

import io.huiyin.calendar.Reckoning.Reason;
import io.huiyin.calendar.Reckoning.Step;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reckons with working time: the hours of the week in a zone, overruled by holidays and make-up working days.
 *
 * <p>Pure and immutable. Time is real time: an interval during which clocks are set forward is shorter, one during
 * which they are set back is longer, and a time of day that clocks skip is the moment of the skip.
 */
public final class WorkingCalendar {

    /** How far a reckoning looks before it gives up: about twenty years. */
    static final int HORIZON_DAYS = 7_305;

    private final ZoneId zone;
    private final WorkingWeek week;
    private final Map<Integer, CalendarYear> years;
    private final Map<LocalDate, SpecialDay> specialDays;

    public WorkingCalendar(ZoneId zone, WorkingWeek week, Collection<CalendarYear> years) {
        this.zone = zone;
        this.week = week;
        this.years = years.stream().collect(toMap(CalendarYear::year, year -> year));
        this.specialDays = new HashMap<>();
        years.forEach(year -> year.days().forEach(day -> specialDays.put(day.date(), day)));
    }

    public ZoneId zone() {
        return zone;
    }

    /** The business date of a moment. */
    public LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** Whether anything is worked on that day. */
    public boolean isWorkingDay(LocalDate date) {
        return !spansOn(date).isEmpty();
    }

    /** Whether the holidays of that day's year are known for sure. */
    public boolean isConfirmed(LocalDate date) {
        var year = years.get(date.getYear());
        return year != null && year.confirmed();
    }

    /** Whether the holidays of every year from one moment to a later one are known for sure. */
    public boolean isConfirmed(Instant from, Instant to) {
        return IntStream.rangeClosed(dateOf(from).getYear(), dateOf(to).getYear())
                .mapToObj(years::get)
                .allMatch(year -> year != null && year.confirmed());
    }

    /** The moment by which {@code target} is due when it starts to run at {@code from}, with the days that led there. */
    public Reckoning reckon(Instant from, Target target) {
        if (target.clockTime() != null) return clockTime(from, target.clockTime());
        if (target.workingTime() != null) return workingTime(from, target.workingTime());
        return workingDays(from, target.workingDays());
    }

    /**
     * The earliest moment by which {@code worked} of working time has passed since {@code start}; {@code start} itself
     * for zero.
     */
    public Instant plus(Instant start, Duration worked) {
        return workingTime(start, worked).dueAt();
    }

    /** The working time that lies between two moments, of which the second is not before the first. */
    public Duration between(Instant start, Instant end) {
        if (end.isBefore(start)) throw new IllegalArgumentException(end + " is before " + start);
        var worked = Duration.ZERO;
        // One day more: clocks set back over midnight return to a day whose successor has begun.
        var last = dateOf(end).plusDays(1);
        for (var day = dateOf(start); !day.isAfter(last); day = day.plusDays(1)) {
            for (var span : spansOn(day)) {
                var open = span.clippedTo(start, end);
                if (open.isPositive()) worked = worked.plus(open);
            }
        }
        return worked;
    }

    /**
     * The close of business of the {@code n}th working day after the day of {@code from}, which is not counted itself
     * (民法典 201 and 203).
     *
     * @param n at least 1
     */
    public Instant endOfWorkingDay(Instant from, int n) {
        return workingDays(from, n).dueAt();
    }

    /** How many closes of business lie after {@code from} and not after {@code to}. */
    public int closesWithin(Instant from, Instant to) {
        int closes = 0;
        var last = dateOf(to).plusDays(1);
        for (var day = dateOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            var spans = spansOn(day);
            if (spans.isEmpty()) continue;
            var close = spans.getLast().to();
            if (close.isAfter(from) && !close.isAfter(to)) closes++;
        }
        return closes;
    }

    private Reckoning clockTime(Instant from, Duration duration) {
        var dueAt = from.plus(duration);
        return new Reckoning(
                dueAt, true, List.of(new Step(dateOf(dueAt), Reason.CLOCK_TIME, null, true, null, duration, true)));
    }

    private Reckoning workingTime(Instant start, Duration worked) {
        if (worked.isNegative()) throw new IllegalArgumentException("worked must not be negative: " + worked);
        if (worked.isZero()) return new Reckoning(start, true, List.of());
        var steps = new ArrayList<Step>();
        var left = worked;
        var day = dateOf(start);
        for (var last = day.plusDays(HORIZON_DAYS); !day.isAfter(last); day = day.plusDays(1)) {
            var given = Duration.ZERO;
            for (var span : spansOn(day)) {
                var opens = later(start, span.from());
                var open = Duration.between(opens, span.to());
                if (!open.isPositive()) continue;
                if (left.compareTo(open) <= 0) {
                    steps.add(timeStep(day, given.plus(left)));
                    return reckoning(opens.plus(left), steps);
                }
                left = left.minus(open);
                given = given.plus(open);
            }
            steps.add(timeStep(day, given));
        }
        throw new NoWorkingTime(HORIZON_DAYS);
    }

    private Reckoning workingDays(Instant from, int n) {
        if (n < 1) throw new IllegalArgumentException("at least one working day: " + n);
        var steps = new ArrayList<Step>();
        int counted = 0;
        var receipt = dateOf(from);
        // Whatever its year says, the day of receipt is not counted: it cannot make the due time uncertain.
        steps.add(new Step(receipt, Reason.RECEIPT_DAY, nameOf(receipt), false, null, null, true));
        var last = receipt.plusDays(HORIZON_DAYS);
        for (var day = receipt.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            var spans = spansOn(day);
            boolean works = !spans.isEmpty();
            if (works) counted++;
            steps.add(new Step(
                    day, reasonOf(day, works), nameOf(day), works, works ? counted : null, null, isConfirmed(day)));
            if (counted == n) return reckoning(spans.getLast().to(), steps);
        }
        throw new NoWorkingTime(HORIZON_DAYS);
    }

    private Step timeStep(LocalDate day, Duration given) {
        boolean counted = given.isPositive();
        var reason = reasonOf(day, !spansOn(day).isEmpty());
        boolean tooLate = !counted && (reason == Reason.WORKING_DAY || reason == Reason.MAKE_UP_DAY);
        return new Step(
                day,
                tooLate ? Reason.AFTER_CLOSE : reason,
                nameOf(day),
                counted,
                null,
                counted ? given : null,
                isConfirmed(day));
    }

    private static Reckoning reckoning(Instant dueAt, List<Step> steps) {
        return new Reckoning(dueAt, steps.stream().allMatch(Step::confirmed), List.copyOf(steps));
    }

    private Reason reasonOf(LocalDate day, boolean works) {
        var special = specialDays.get(day);
        if (special != null && !special.working()) return Reason.HOLIDAY;
        if (!works) return Reason.REST_DAY;
        return special == null ? Reason.WORKING_DAY : Reason.MAKE_UP_DAY;
    }

    private String nameOf(LocalDate day) {
        var special = specialDays.get(day);
        return special == null ? null : special.name();
    }

    /** What is worked on that day, in order of time. */
    private List<Span> spansOn(LocalDate day) {
        return hoursOn(day)
                .map(hours -> new Span(instantOf(day, hours.fromMinute()), instantOf(day, hours.toMinute())))
                .filter(span -> span.from().isBefore(span.to()))
                .toList();
    }

    private Stream<WorkingHours> hoursOn(LocalDate day) {
        var special = specialDays.get(day);
        if (special == null) return week.on(day.getDayOfWeek()).stream();
        return special.working() ? week.on(DayOfWeek.MONDAY).stream() : Stream.empty();
    }

    /** Never goes back as local time goes on: a skipped time is the skip, a repeated one its first occurrence. */
    private Instant instantOf(LocalDate day, int minute) {
        var local = day.atStartOfDay().plusMinutes(minute);
        var transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) return transition.getInstant();
        return local.toInstant(zone.getRules().getOffset(local));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Span(Instant from, Instant to) {

        Duration clippedTo(Instant start, Instant end) {
            return Duration.between(later(start, from), end.isBefore(to) ? end : to);
        }
    }
}
