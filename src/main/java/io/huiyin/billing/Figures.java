package io.huiyin.billing;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How figures are written: decimals as plain strings, so that no reader rounds them. */
public final class Figures {

    /** A price in yuan: what the column takes. */
    public static final String PRICE = "\\d{1,8}(\\.\\d{1,6})?";

    /** A quantity or a consumption. */
    public static final String QUANTITY = "\\d{1,9}(\\.\\d{1,3})?";

    /** A part of the whole: from 0 to 1. */
    public static final String RATIO = "0(\\.\\d{1,6})?|1(\\.0{1,6})?";

    /** The largest sum in fen that every reader of JSON holds exactly. */
    public static final long MOST_FEN = 9_007_199_254_740_991L;

    /** The largest bill in fen, ten thousand million yuan: what a million of them come to still fits every sum. */
    public static final long MOST_BILLED_FEN = 1_000_000_000_000L;

    private static final int MONEY_DECIMALS = 2;

    private Figures() {}

    /** As {@code 2.85}, {@code 0.0005} or {@code 1.00}: at least two decimals. Null stays null. */
    static String rate(BigDecimal value) {
        return value == null ? null : plain(value, MONEY_DECIMALS);
    }

    /** As {@code 1} or {@code 2.5}. */
    static String quantity(BigDecimal value) {
        return plain(value, 0);
    }

    /** A sum of yuan in fen, rounded half up. */
    static BigDecimal fen(BigDecimal yuan) {
        return yuan.movePointRight(MONEY_DECIMALS).setScale(0, RoundingMode.HALF_UP);
    }

    /** @throws io.huiyin.kernel.ProblemException 422 where it is more than every reader of JSON holds exactly */
    static long bounded(BigDecimal fen, String pointer) {
        return bounded(fen, pointer, MOST_FEN);
    }

    /** @throws io.huiyin.kernel.ProblemException 422 where it is more than a bill may come to */
    static long billed(BigDecimal fen, String pointer) {
        return bounded(fen, pointer, MOST_BILLED_FEN);
    }

    private static long bounded(BigDecimal fen, String pointer, long most) {
        if (fen.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Problems.unprocessable(pointer, "too-much", Text.of("It comes to too much.", "金额过大。"));
        }
        return fen.longValueExact();
    }

    static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static String plain(BigDecimal value, int leastDecimals) {
        var stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), leastDecimals), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
