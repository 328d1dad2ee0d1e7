package io.huiyin.imports;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of someone else's table (外来行). A cell that makes no sense is told as a fault, with row and header, and reads as null;
 * so does a blank one, which is a fault where the column is required.
 */
public final class ForeignRow<C extends Enum<C> & ForeignColumn> {

    private final Line line;
    private final Map<C, Headers.Column> columns;
    private final Consumer<Fault> faults;

    ForeignRow(Line line, Map<C, Headers.Column> columns, Consumer<Fault> faults) {
        this.line = line;
        this.columns = columns;
        this.faults = faults;
    }

    /** The physical row from 1. */
    public int number() {
        return line.number();
    }

    /** Text; a number that has lost digits is none, and a fault. @param most characters */
    public String text(C column, int most) {
        return value(column, cell -> {
            var text = CellText.tidy(cell.words());
            if (text.codePointCount(0, text.length()) > most) {
                throw new RowFaulty(FaultCode.TEXT_TOO_LONG, String.valueOf(most));
            }
            return text.isEmpty() ? null : text;
        });
    }

    /** What its first cell holds, such as the word that a line of sums begins with; empty for a blank one. */
    public String first() {
        return bare(line.cell(0)).text().strip();
    }

    /** A day that was; one of before {@code earliest} or behind {@code latest} is a fault. */
    public LocalDate day(C column, LocalDate earliest, LocalDate latest) {
        return value(column, cell -> {
            var day = Dates.parse(cell);
            if (day.isBefore(earliest)) throw new RowFaulty(FaultCode.DATE_OUT_OF_RANGE, earliest.toString());
            if (day.isAfter(latest)) throw new RowFaulty(FaultCode.DATE_IN_FUTURE);
            return day;
        });
    }

    /** A sum of yuan, in fen; it may be negative. */
    public Long fen(C column) {
        return value(column, Yuan::parse);
    }

    public <T> T word(C column, Words<T> words) {
        return value(column, words::parse);
    }

    /** @return null for a word that stands for nothing, too */
    public <T> T knownWord(C column, Words<T> words) {
        return value(column, words::find);
    }

    /** Tells a fault of the first of these columns that the table has. */
    @SafeVarargs
    public final void refuse(FaultCode code, C... of) {
        var at = Stream.of(of).map(columns::get).filter(Objects::nonNull).findFirst();
        faults.accept(new Fault(line.number(), at.map(Headers.Column::header).orElse(null), code, null));
    }

    private <T> T value(C column, Function<Cell, T> reader) {
        var at = columns.get(column);
        if (at == null) return null;
        var cell = line.cell(at.index());
        try {
            if (cell instanceof Cell.Broken(FaultCode why)) {
                throw new RowFaulty(why, String.valueOf(SharedStrings.MAX_CHARACTERS));
            }
            var value = cell.isBlank() ? null : reader.apply(bare(cell));
            if (value == null && column.isRequired()) throw new RowFaulty(FaultCode.REQUIRED);
            return value;
        } catch (RowFaulty faulty) {
            faults.accept(faulty.at(line.number(), at.header()));
            return null;
        }
    }

    /** Some put a mark before whatever they write, so that no spreadsheet program makes a rounded number of it. */
    private static Cell bare(Cell cell) {
        var text = cell.text();
        return text.startsWith("`") || text.startsWith("'") ? new Cell.Written(text.substring(1)) : cell;
    }
}
