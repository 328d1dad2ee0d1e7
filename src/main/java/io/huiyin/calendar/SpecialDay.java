package io.huiyin.calendar;

import java.time.LocalDate;

/**
 * A day that differs from its weekday: a holiday (放假), or a make-up working day (调休上班).
 *
 * @param name    of the holiday that it belongs to, such as 春节
 * @param working whether it is worked, on Monday's intervals
 */
public record SpecialDay(LocalDate date, String name, boolean working) {}
