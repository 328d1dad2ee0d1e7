package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A sheet of an .xlsx workbook, read as a stream. Formulas are not calculated: what counts is the value that the
 * spreadsheet program stored beside them, which is what people saw when they saved.
 */
final class WorkbookSheet implements Sheet {

    private static final int MAX_NUMBER_CHARACTERS = 64;
    private static final int MAX_EXPONENT = 400;
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private final Workbook workbook;
    private final String name;
    private final String part;
    private MergedCells merged;

    WorkbookSheet(Workbook workbook, String name, String part) {
        this.workbook = workbook;
        this.name = name;
        this.part = part;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(Line.Taker taker) {
        var filling = merged().filling(taker);
        try (var xml = workbook.part(part)) {
            int row = 0;
            while (xml.next() && !xml.ends("sheetData")) {
                if (!xml.starts("row")) continue;
                int number = xml.number("r", row + 1);
                if (number <= row || number > CellReference.MAX_ROWS) throw XmlPart.damaged();
                row = number;
                if (!filling.take(new Line(number, cells(xml)))) return;
            }
        }
    }

    /** The merges stand behind the rows in the file, hence a reading of their own. */
    private MergedCells merged() {
        if (merged == null) {
            try (var xml = workbook.part(part)) {
                merged = MergedCells.read(xml);
            }
        }
        return merged;
    }

    private List<Cell> cells(XmlPart xml) {
        var cells = new ArrayList<Cell>();
        int next = 0;
        while (xml.next() && !xml.ends("row")) {
            if (!xml.starts("c")) continue;
            var reference = xml.attribute("r");
            int column =
                    reference == null ? next : CellReference.parse(reference).column();
            next = column + 1;
            var cell = cell(xml);
            if (cell.isBlank()) continue;
            if (column >= workbook.limits().columns()) throw tooManyColumns(workbook.limits());
            while (cells.size() <= column) cells.add(Cell.BLANK);
            cells.set(column, cell);
        }
        return cells;
    }

    private Cell cell(XmlPart xml) {
        var type = xml.attribute("t");
        int style = xml.number("s", 0);
        boolean formula = false;
        Cell inline = null;
        String value = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("f")) formula = true;
            else if (xml.starts("v")) value = xml.text("v", SharedStrings.MAX_CHARACTERS);
            else if (xml.starts("is")) inline = SharedStrings.cell(xml.richText("is", SharedStrings.MAX_CHARACTERS));
        }
        if (inline != null) return inline;
        if (value == null) return new Cell.Broken(FaultCode.TEXT_TOO_LONG);
        if (value.isEmpty()) return formula ? new Cell.Broken(FaultCode.FORMULA_NOT_CALCULATED) : Cell.BLANK;
        return switch (type == null ? "n" : type) {
            case "s" -> workbook.strings().at(value.strip());
            case "str" -> SharedStrings.cell(value);
            case "e" -> new Cell.Broken(FaultCode.CELL_ERROR);
            case "b" -> new Cell.Written(value.strip().equals("1") ? "TRUE" : "FALSE");
            case "d" -> isoDay(value.strip());
            case "n" -> number(value.strip(), style);
            default -> throw XmlPart.damaged();
        };
    }

    /** Numbers are stored as binary ones print: 96.299999999999997 is 96.3. */
    private Cell number(String value, int style) {
        if (value.length() > MAX_NUMBER_CHARACTERS) throw XmlPart.damaged();
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw XmlPart.damaged();
        }
        if (!Double.isFinite(number) || Math.getExponent(number) > MAX_EXPONENT) {
            return new Cell.Broken(FaultCode.CELL_ERROR);
        }
        if (workbook.formats().isDate(style)) return day(number);
        return new Cell.Number(
                new BigDecimal(Double.toString(number)), workbook.formats().digits(style));
    }

    private Cell day(double serial) {
        var epoch = workbook.countsFrom1904() ? EPOCH_1904 : EPOCH_1900;
        try {
            return new Cell.Day(epoch.plusDays((long) Math.floor(serial)));
        } catch (DateTimeException e) {
            return new Cell.Broken(FaultCode.INVALID_DATE);
        }
    }

    private static Cell isoDay(String value) {
        try {
            return new Cell.Day(LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value));
        } catch (DateTimeException e) {
            return new Cell.Broken(FaultCode.INVALID_DATE);
        }
    }

    static FileRefused tooManyColumns(ImportsConfig.Limits limits) {
        return new FileRefused(FileFault.TOO_LARGE, Text.of("%,d columns", "最多 %,d 列", limits.columns()));
    }
}
