package io.huiyin.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The late fee (违约金) of one bill up to a day, stretch by stretch, so that a person can follow it.
 *
 * <p>Each day behind the due day and the grace days counts, by the principal that was unpaid at its end; days of a
 * recorded dispute do not. Simple interest, rounded half up to the fen once, never more than the cap. The schema's
 * {@code huiyin_late_fee} answers the same sum for many bills at once.
 *
 * @param stretches days on which the base stood still; those with nothing unpaid are left out
 * @param totalFen  what the stretches come to in fen, rounded half up once and capped; before what was paid or waived
 * @param capFen    what it can come to at most, in fen
 */
public record LateFee(List<Stretch> stretches, long totalFen, long capFen) {

    /**
     * @param dailyRate per day as a fraction: 0.0005 is 万分之五
     * @param graceDays days behind the due day that are never charged
     * @param capRatio  of the billed principal
     */
    public record Terms(BigDecimal dailyRate, int graceDays, BigDecimal capRatio) {}

    /** Days, first and last included, on which a dispute was open; {@code to} is null while it is. */
    record Dispute(LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * @param from    the first day
     * @param to      the last day, this day included
     * @param days    of them, those that count
     * @param baseFen the principal that was unpaid at the end of each, in fen
     * @param fee     days x base x rate in fen, not rounded: a decimal, as a string
     */
    public record Stretch(LocalDate from, LocalDate to, long days, long baseFen, String fee) {}

    /**
     * @param paid what was paid of the principal, by the day from which it counts; what was taken back is negative
     * @param on   the last day that counts
     */
    static LateFee of(
            Terms terms,
            long amountFen,
            LocalDate dueOn,
            NavigableMap<LocalDate, Long> paid,
            List<Dispute> disputes,
            LocalDate on) {
        long cap = terms.capRatio()
                .multiply(BigDecimal.valueOf(amountFen))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        var first = dueOn.plusDays(terms.graceDays() + 1L);
        var stretches = new ArrayList<Stretch>();
        var sum = BigDecimal.ZERO;
        var starts = starts(first, on, paid);
        for (int i = 0; i < starts.size(); i++) {
            var from = starts.get(i);
            var to = i + 1 < starts.size() ? starts.get(i + 1).minusDays(1) : on;
            long base = amountFen
                    - paid.headMap(from, true).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            long days = counted(from, to, disputes);
            if (base == 0 || days == 0) continue;
            var fee = terms.dailyRate().multiply(BigDecimal.valueOf(base)).multiply(BigDecimal.valueOf(days));
            stretches.add(
                    new Stretch(from, to, days, base, fee.stripTrailingZeros().toPlainString()));
            sum = sum.add(fee);
        }
        long total = sum.setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(cap))
                .longValueExact();
        return new LateFee(List.copyOf(stretches), total, cap);
    }

    private static List<LocalDate> starts(LocalDate first, LocalDate on, NavigableMap<LocalDate, Long> paid) {
        if (on.isBefore(first)) return List.of();
        var starts = new TreeMap<LocalDate, Long>(paid.subMap(first, true, on, true));
        starts.put(first, 0L);
        return List.copyOf(starts.keySet());
    }

    private static long counted(LocalDate from, LocalDate to, List<Dispute> disputes) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (disputes.isEmpty()) return days;
        return from.datesUntil(to.plusDays(1))
                .filter(day -> disputes.stream().noneMatch(dispute -> dispute.covers(day)))
                .count();
    }
}
