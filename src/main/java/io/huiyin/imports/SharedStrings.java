package io.huiyin.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts of a workbook (共享字符串), which cells name by their place. */
final class SharedStrings {

    /** The longest text that a spreadsheet program puts into one cell. */
    static final int MAX_CHARACTERS = 32_767;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<Cell> cells = new ArrayList<>();

    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings read(XmlPart part) {
        var read = new SharedStrings();
        while (part.next()) {
            if (part.starts("si")) read.cells.add(cell(part.richText("si", MAX_CHARACTERS)));
        }
        return read;
    }

    Cell at(String index) {
        try {
            return cells.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw XmlPart.damaged();
        }
    }

    /** @param text null if it is longer than a cell can hold */
    static Cell cell(String text) {
        if (text == null) return new Cell.Broken(FaultCode.TEXT_TOO_LONG);
        if (text.indexOf("_x") < 0) return Cell.written(text);
        return Cell.written(ESCAPED.matcher(text)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(escape.group(1), 16)))));
    }
}
