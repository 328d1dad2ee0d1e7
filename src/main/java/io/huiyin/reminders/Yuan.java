package io.huiyin.reminders;

import io.huiyin.kernel.Text;
import java.math.BigDecimal;

/** Sums in the words of a message: yuan with two decimals. */
final class Yuan {

    private static final int DECIMALS = 2;

    private Yuan() {}

    static String written(long fen) {
        return BigDecimal.valueOf(fen, DECIMALS).toPlainString();
    }

    static Text of(long fen) {
        return new Text(written(fen), written(fen));
    }
}
