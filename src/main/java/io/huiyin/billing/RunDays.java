package io.huiyin.billing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;

/** The first and last day of a period for each day of the year on which it may be anchored, as parameters of a statement. */
record RunDays(Period period) {

    private static final List<MonthDay> ANCHORS = IntStream.rangeClosed(1, 366)
            .mapToObj(day -> MonthDay.from(LocalDate.ofYearDay(2024, day)))
            .toList();

    /** As {@code :calendarFirst :calendarLast} and, where an item is not charged with the calendar, as a table. */
    <S extends SqlStatement<S>> S bindTo(S statement, FeeAnchor anchor) {
        statement
                .bind("calendarFirst", period.first(Period.CALENDAR))
                .bind("calendarLast", period.last(Period.CALENDAR));
        if (anchor == FeeAnchor.CALENDAR) return statement;
        return statement
                .bindArray(
                        "anchorMonths",
                        Integer.class,
                        ANCHORS.stream().map(MonthDay::getMonthValue).toArray())
                .bindArray(
                        "anchorDays",
                        Integer.class,
                        ANCHORS.stream().map(MonthDay::getDayOfMonth).toArray())
                .bindArray(
                        "firsts",
                        LocalDate.class,
                        ANCHORS.stream().map(period::first).toArray())
                .bindArray(
                        "lasts",
                        LocalDate.class,
                        ANCHORS.stream().map(period::last).toArray());
    }
}
