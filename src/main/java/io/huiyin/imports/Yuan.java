package io.huiyin.imports;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Sums of money (金额): {@code 1,234.50}, {@code ￥12}, {@code -3.00 元}; exact, never by way of a binary fraction. */
final class Yuan {

    private static final Pattern MARKS = Pattern.compile("^([+-]?)[¥￥]|元$");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,13})(?:\\.\\d{1,20})?");

    private Yuan() {}

    /**
     * The sum in a cell, in fen.
     *
     * @throws RowFaulty if it is no sum, or has a part of a fen
     */
    static long parse(Cell cell) {
        var text = CellText.narrow(cell.text()).replace(" ", "").replace('−', '-');
        var number = MARKS.matcher(text).replaceAll(mark -> mark.group(1) == null ? "" : mark.group(1));
        if (!NUMBER.matcher(number).matches()) throw new RowFaulty(FaultCode.INVALID_AMOUNT);
        var sum = new BigDecimal(number.replace(",", "")).stripTrailingZeros();
        if (sum.scale() > 2) throw new RowFaulty(FaultCode.INVALID_AMOUNT);
        return sum.movePointRight(2).longValueExact();
    }
}
