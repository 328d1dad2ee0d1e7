package io.huiyin.billing;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * What one bill is for (账期): a month {@code 2026-11}, a quarter {@code 2026-Q4} or a year {@code 2026}. It begins within the
 * calendar period of its name, on the day that an anchor says, and lasts until the next one begins: FEE-13.
 *
 * @param number which month or quarter of the year, from 1; of a year 1
 */
record Period(FeeCycle cycle, int year, int number) {

    /** The anchor of what is charged with the calendar. */
    static final MonthDay CALENDAR = MonthDay.of(1, 1);

    /** The anchor on which every period begins last. */
    static final MonthDay LATEST = MonthDay.of(12, 31);

    private static final Pattern TEXT = Pattern.compile("([12]\\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");

    /** The one of a cycle in whose calendar period a day is. */
    static Period of(FeeCycle cycle, LocalDate day) {
        return new Period(cycle, day.getYear(), (day.getMonthValue() - 1) / cycle.months() + 1);
    }

    /**
     * @param pointer the member or parameter that names it
     * @throws io.huiyin.kernel.ProblemException 400 unless it is the name of a period
     */
    static Period parse(String text, String pointer) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw Problems.invalid(
                    pointer,
                    "period",
                    Text.of(
                            "A period is a month 2026-11, a quarter 2026-Q4 or a year 2026.",
                            "账期应为月份 2026-11、季度 2026-Q4 或年度 2026。"));
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) return new Period(FeeCycle.MONTH, year, Integer.parseInt(parts.group(2)));
        if (parts.group(3) != null) return new Period(FeeCycle.QUARTER, year, Integer.parseInt(parts.group(3)));
        return new Period(FeeCycle.YEAR, year, 1);
    }

    /** The first month of the calendar period of this name. */
    YearMonth firstMonth() {
        return YearMonth.of(year, (number - 1) * cycle.months() + 1);
    }

    Period next() {
        boolean isLast = number * cycle.months() == 12;
        return new Period(cycle, isLast ? year + 1 : year, isLast ? 1 : number + 1);
    }

    /**
     * The first day. Of a month the anchor's day counts, of a quarter also which of its three months; a month that is too short
     * begins on its last day.
     */
    LocalDate first(MonthDay anchor) {
        var month = firstMonth().plusMonths((anchor.getMonthValue() - 1) % cycle.months());
        return month.atDay(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth()));
    }

    /** The last day: that before the next one begins. */
    LocalDate last(MonthDay anchor) {
        return next().first(anchor).minusDays(1);
    }

    @Override
    public String toString() {
        return switch (cycle) {
            case MONTH -> "%04d-%02d".formatted(year, number);
            case QUARTER -> "%04d-Q%d".formatted(year, number);
            case YEAR -> "%04d".formatted(year);
        };
    }
}
