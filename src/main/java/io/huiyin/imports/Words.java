package io.huiyin.imports;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The words by which offices fill a column of fixed values (取值), each with what it stands for. A word that is not in the
 * table is a fault: guessing would put a house into the wrong statistics.
 */
public final class Words<T> {

    private final Map<String, T> values = new HashMap<>();
    private final Set<String> usual = new LinkedHashSet<>();

    /** @param words between blanks, the usual one first; it is named in the fault of a row */
    public Words<T> with(T value, String words) {
        var all = words.split(" ");
        usual.add(all[0]);
        for (var word : all) {
            if (values.put(HeaderName.normalised(word), value) != null) {
                throw new IllegalArgumentException(word + " is there twice");
            }
        }
        return this;
    }

    /** @return null if the word in the cell stands for nothing */
    T find(Cell cell) {
        return values.get(HeaderName.normalised(CellText.narrow(cell.text())));
    }

    /** @throws RowFaulty if the word in the cell stands for nothing */
    T parse(Cell cell) {
        var value = find(cell);
        if (value == null) throw new RowFaulty(FaultCode.UNKNOWN_VALUE, String.join(" / ", usual));
        return value;
    }
}
