package io.huiyin.imports;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

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

    public LocalDate day(C column) {
        return value(column, Dates::parse);
    }

    /** A sum of yuan, in fen; it may be negative. */
    public Long fen(C column) {
        return value(column, Yuan::parse);
    }

    public <T> T word(C column, Words<T> words) {
        return value(column, words::parse);
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
