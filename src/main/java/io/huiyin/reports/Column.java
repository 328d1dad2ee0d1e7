package io.huiyin.reports;

import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.dhatim.fastexcel.Worksheet;

/**
 * A column of a workbook: its heading, how wide it is, and what it shows of a row. What is absent leaves the cell empty.
 *
 * @param format how a spreadsheet program shows its numbers; null for texts
 */
record Column<T>(Text heading, int width, String format, Writer<T> writer) {

    private static final String YUAN = "#,##0.00";
    private static final String COUNT = "0";
    private static final String PERCENT = "0.00";
    private static final String DAY = "yyyy-mm-dd";
    private static final String MOMENT = "yyyy-mm-dd hh:mm";

    /** Puts what a row says into a cell. */
    @FunctionalInterface
    interface Writer<T> {
        void write(Worksheet sheet, int row, int column, T of);
    }

    /** Text, which stays text whatever it begins with: no cell is ever a formula. */
    static <T> Column<T> text(String en, String zh, int width, Function<T, ?> value) {
        return new Column<>(new Text(en, zh), width, null, (sheet, row, column, of) -> {
            var text = value.apply(of);
            if (text != null) sheet.inlineString(row, column, SafeText.ofCell(text.toString()));
        });
    }

    /** A sum of fen as a number of yuan. */
    static <T> Column<T> yuan(String en, String zh, Function<T, Long> fen) {
        return number(en, zh, 14, YUAN, of -> {
            var value = fen.apply(of);
            return value == null ? null : BigDecimal.valueOf(value, 2);
        });
    }

    static <T> Column<T> count(String en, String zh, Function<T, Long> value) {
        return number(en, zh, 10, COUNT, value);
    }

    /** A rate in percent as it stands, such as 73.64. */
    static <T> Column<T> percent(String en, String zh, Function<T, BigDecimal> value) {
        return number(en, zh, 12, PERCENT, value);
    }

    static <T> Column<T> day(String en, String zh, Function<T, LocalDate> value) {
        return new Column<>(new Text(en, zh), 12, DAY, (sheet, row, column, of) -> {
            var day = value.apply(of);
            if (day != null) sheet.value(row, column, day);
        });
    }

    static <T> Column<T> moment(String en, String zh, Function<T, LocalDateTime> value) {
        return new Column<>(new Text(en, zh), 17, MOMENT, (sheet, row, column, of) -> {
            var moment = value.apply(of);
            if (moment != null) sheet.value(row, column, moment);
        });
    }

    private static <T> Column<T> number(
            String en, String zh, int width, String format, Function<T, ? extends Number> value) {
        return new Column<>(new Text(en, zh), width, format, (sheet, row, column, of) -> {
            var number = value.apply(of);
            if (number != null) sheet.value(row, column, number);
        });
    }

    void write(Worksheet sheet, int row, int column, T of) {
        writer.write(sheet, row, column, of);
        if (format != null) sheet.style(row, column).format(format).set();
    }
}
