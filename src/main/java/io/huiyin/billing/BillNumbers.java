package io.huiyin.billing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * The numbers of bills (账单号), such as {@code ZD-202611-000045}: one series for each community and month. Whoever takes some
 * keeps the series to the end of the transaction, so take them before any house's account is locked, never after.
 */
@ApplicationScoped
class BillNumbers {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    /**
     * Takes as many numbers of {@code :series} as a query has rows, and answers the last one.
     *
     * @param count a query of one row, their number, or of none
     */
    static String take(String count) {
        return """
                insert into fee_number (community_id, series, last)
                select :community, :series, %s
                on conflict on constraint fee_number_pk do update set last = fee_number.last + excluded.last
                returning last
                """.formatted(count);
    }

    private final FeeNumbers numbers;

    BillNumbers(FeeNumbers numbers) {
        this.numbers = numbers;
    }

    static String series(YearMonth month) {
        return "ZD-" + month.format(MONTH);
    }

    /** The SQL of a bill's number out of its place in {@code :series}. */
    static String written(String place) {
        return ":series || '-' || lpad((%1$s)::text, greatest(6, length((%1$s)::text)), '0')".formatted(place);
    }

    /**
     * Takes numbers that follow each other.
     *
     * @param month in which the period begins
     * @return the first of them
     */
    long take(UUID communityId, YearMonth month, int count) {
        return numbers.take(communityId, series(month), count);
    }

    /** How a place in a series is written. */
    static String number(YearMonth month, long place) {
        return FeeNumbers.written(series(month), place, 6);
    }
}
