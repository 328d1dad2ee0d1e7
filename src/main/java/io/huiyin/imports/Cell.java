package io.huiyin.imports;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One cell (单元格) as the file has it, before anybody asks what it means. */
sealed interface Cell {

    Cell BLANK = new Blank();

    /** What a person sees in the cell, as far as the value tells; empty for a blank one. */
    String text();

    /** Nothing, or nothing but blanks. */
    record Blank() implements Cell {
        @Override
        public String text() {
            return "";
        }
    }

    /** Text; a leading {@code =} makes no formula of it. */
    record Written(String text) implements Cell {}

    /**
     * A number.
     *
     * @param digits how many digits before the point its format shows at least ({@code 0000} shows 0101), else 0
     */
    record Number(BigDecimal value, int digits) implements Cell {
        @Override
        public String text() {
            var plain = value.stripTrailingZeros().toPlainString();
            boolean padded = value.signum() >= 0 && plain.indexOf('.') < 0 && plain.length() < digits;
            return padded ? "0".repeat(digits - plain.length()) + plain : plain;
        }
    }

    /** A number whose format makes it a date. */
    record Day(LocalDate date) implements Cell {
        @Override
        public String text() {
            return date.toString();
        }
    }

    /** What cannot be used whatever the column is: an error value, a formula that nobody has calculated, an endless text. */
    record Broken(FaultCode why) implements Cell {
        @Override
        public String text() {
            return "";
        }
    }

    /** Text as a cell; blank where there is nothing to read in it. */
    static Cell written(String text) {
        return text.isBlank() ? BLANK : new Written(text);
    }

    default boolean isBlank() {
        return this instanceof Blank;
    }
}
