package io.huiyin.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Floor areas (建筑面积): {@code 89.55㎡}, {@code 1,089.5 平方米}, or a number with the noise of binary fractions. */
final class SquareMetres {

    static final BigDecimal MOST = new BigDecimal("100000");
    private static final int NOISE_FROM = 6;
    private static final Pattern UNIT = Pattern.compile("(?:m2|m²|sqm|平方米|平米|平方|平|㎡)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.\\d{1,20})?");

    private SquareMetres() {}

    /**
     * The area in a cell, with two decimals.
     *
     * @throws RowFaulty if it is no number, has more decimals than a deed, or no house can be that large
     */
    static BigDecimal parse(Cell cell) {
        var text = CellText.narrow(cell.text()).replace(" ", "");
        var number = UNIT.matcher(text).replaceFirst("").replace('−', '-');
        if (!NUMBER.matcher(number).matches()) throw new RowFaulty(FaultCode.INVALID_AREA);
        var area = new BigDecimal(number.replace(",", ""))
                .setScale(NOISE_FROM, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        if (area.signum() <= 0 || area.compareTo(MOST) > 0) {
            throw new RowFaulty(FaultCode.AREA_OUT_OF_RANGE, MOST.toPlainString());
        }
        if (area.scale() > 2) throw new RowFaulty(FaultCode.INVALID_AREA);
        return area.setScale(2);
    }
}
