package io.huiyin.app.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Reads moments and dates as the contract has them, of the years that four digits can name. */
final class Moments {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /**
     * RFC 3339, with any offset; kept to the microsecond, as the database keeps it.
     *
     * @throws DateTimeException if it is none
     */
    static Instant instant(String text) {
        var instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        requireNameable(instant.atOffset(ZoneOffset.UTC).getYear());
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * {@code YYYY-MM-DD}, and nothing behind it: which day a moment falls on depends on a time zone.
     *
     * @throws DateTimeException if it is none
     */
    static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        requireNameable(date.getYear());
        return date;
    }

    private static void requireNameable(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw new DateTimeException("a year of other than four digits");
    }
}
