package io.huiyin.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Days (日期) as offices write them. The year comes first: nobody can tell what 3/5/2021 means. */
final class Dates {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})\\s?(?:[-/.]|年)\\s?(\\d{1,2})\\s?(?:[-/.]|月)\\s?(\\d{1,2})\\s?[日号]?(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private Dates() {}

    /**
     * The day in a cell: a date, a text or the number that a spreadsheet program counts days by.
     *
     * @throws RowFaulty if there is no such day
     */
    static LocalDate parse(Cell cell) {
        if (cell instanceof Cell.Day(LocalDate date)) return date;
        var text = CellText.narrow(cell.text());
        if (SERIAL.matcher(text).matches()) return EPOCH.plusDays(new BigDecimal(text).longValue());
        for (var pattern : new Pattern[] {WRITTEN, COMPACT}) {
            var parts = pattern.matcher(text);
            if (parts.matches()) return day(parts.group(1), parts.group(2), parts.group(3));
        }
        throw new RowFaulty(FaultCode.INVALID_DATE);
    }

    private static LocalDate day(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            throw new RowFaulty(FaultCode.INVALID_DATE);
        }
    }
}
