package io.huiyin.imports;

import java.util.List;

/**
 * One row (行) of a sheet.
 *
 * @param number the physical row from 1, as the spreadsheet program shows it
 * @param cells  from the first column on; short rows are short
 */
record Line(int number, List<Cell> cells) {

    Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isBlank);
    }

    /** Takes lines one after the other, and says whether it wants another. */
    @FunctionalInterface
    interface Taker {
        boolean take(Line line);
    }
}
