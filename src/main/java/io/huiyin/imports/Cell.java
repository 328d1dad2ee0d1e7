package io.huiyin.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** One cell (单元格) as the file has it, before anybody asks what it means. */
sealed interface Cell {

    Cell BLANK = new Blank();

    /** What a person sees in the cell, as far as the value tells; empty for a blank one. */
    String text();

    /**
     * As {@link #text}, where text is asked for, such as the number of a transaction.
     *
     * @throws RowFaulty for a number of which the spreadsheet program has cut digits
     */
    default String words() {
        return text();
    }

    /** Nothing, or nothing but blanks. */
    record Blank() implements Cell {
        @Override
        public String text() {
            return "";
        }
    }

    /** Text; a leading {@code =} makes no formula of it. */
    record Written(String text) implements Cell {

        private static final Pattern CUT = Pattern.compile("[+-]?\\d(\\.\\d+)?E\\+\\d{2,3}");

        /** {@code 1.23457E+17} is what a spreadsheet program writes into a CSV for a long number, or for room 1E05. */
        @Override
        public String words() {
            if (CUT.matcher(text.strip()).matches()) throw new RowFaulty(FaultCode.NUMBER_LOST_DIGITS);
            return text;
        }
    }

    /**
     * A number, to the 15 digits that spreadsheet programs keep and show.
     *
     * @param digits how many digits before the point its format shows at least ({@code 0000} shows 0101), else 0
     */
    record Number(BigDecimal value, int digits) implements Cell {

        private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
        private static final BigDecimal CUT_FROM = BigDecimal.TEN.pow(SHOWN.getPrecision());

        /** 0.30000000000000004, which 0.1 + 0.2 come to in binary, is 0.3. */
        public Number {
            value = value.round(SHOWN);
        }

        @Override
        public String text() {
            var plain = value.stripTrailingZeros().toPlainString();
            boolean padded = value.signum() >= 0 && plain.indexOf('.') < 0 && plain.length() < digits;
            return padded ? "0".repeat(digits - plain.length()) + plain : plain;
        }

        /** A longer one, such as the 28 digits of a payment channel, ends in zeros that it never had. */
        @Override
        public String words() {
            if (value.abs().compareTo(CUT_FROM) >= 0) throw new RowFaulty(FaultCode.NUMBER_LOST_DIGITS);
            return text();
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
