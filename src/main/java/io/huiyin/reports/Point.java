package io.huiyin.reports;

import java.time.LocalDate;

/**
 * One view of what was collected: of the bills whose periods begin on some days, what was paid up to a day.
 *
 * @param label what it is called: a period, or the day up to which it counts
 * @param from  the first day on which a period may begin
 * @param to    the last one, this day included
 * @param asOf  the last day of payments that count, this day included
 */
public record Point(String label, LocalDate from, LocalDate to, LocalDate asOf) {}
