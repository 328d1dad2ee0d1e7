package io.huiyin.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Number plates (车牌号): province, letter, five or six characters; {@code 鲁 A·12345} is {@code 鲁A12345}. */
final class Plates {

    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\,;|、。\\n\\r]+");
    private static final Pattern FILLERS = Pattern.compile("[\\s.·•・\\p{Pd}]+");
    private static final Pattern PLATE = Pattern.compile("\\p{IsHan}[A-Z][A-Z0-9]{4,6}(?:\\p{IsHan}(?![A-Z]))?");

    private Plates() {}

    /**
     * All the plates in a cell, in their order and each once.
     *
     * @throws RowFaulty if something else is among them
     */
    static List<String> parse(Cell cell) {
        var plates = new ArrayList<String>();
        for (var piece : SEPARATORS.split(Normalizer.normalize(cell.text(), Normalizer.Form.NFKC))) {
            var text = FILLERS.matcher(CellText.tidy(piece)).replaceAll("").toUpperCase(Locale.ROOT);
            var plate = PLATE.matcher(text);
            int at = 0;
            for (; plate.find(at) && plate.start() == at; at = plate.end()) {
                if (!plates.contains(plate.group())) plates.add(plate.group());
            }
            if (at < text.length()) throw new RowFaulty(FaultCode.INVALID_PLATE);
        }
        return plates;
    }
}
