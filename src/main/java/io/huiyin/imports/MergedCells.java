package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that are merged downwards (合并单元格), as offices do with the building that thirty rooms share: only the topmost
 * one holds the value, and a person reads it in all of them.
 */
final class MergedCells {

    private static final int MAX_RANGES = 100_000;

    private final Map<Integer, List<Range>> byFirstRow = new HashMap<>();

    private record Range(int lastRow, int column) {}

    private record Standing(int lastRow, Cell value) {}

    static MergedCells read(XmlPart sheet) {
        var read = new MergedCells();
        int ranges = 0;
        while (sheet.next()) {
            if (!sheet.starts("mergeCell")) continue;
            if (++ranges > MAX_RANGES) {
                throw new FileRefused(FileFault.TOO_LARGE, Text.of("%,d merged ranges", "最多 %,d 处合并单元格", MAX_RANGES));
            }
            read.add(sheet.attribute("ref"));
        }
        return read;
    }

    /** Hands lines on to {@code taker} with the merged values filled in; to be asked anew for each reading. */
    Line.Taker filling(Line.Taker taker) {
        if (byFirstRow.isEmpty()) return taker;
        var standing = new HashMap<Integer, Standing>();
        return line -> taker.take(fill(line, standing));
    }

    private Line fill(Line line, Map<Integer, Standing> standing) {
        standing.values().removeIf(merged -> merged.lastRow() < line.number());
        for (var range : byFirstRow.getOrDefault(line.number(), List.of())) {
            standing.put(range.column(), new Standing(range.lastRow(), line.cell(range.column())));
        }
        if (standing.isEmpty() || line.isBlank()) return line;
        var cells = new ArrayList<>(line.cells());
        standing.forEach((column, merged) -> {
            while (cells.size() <= column) cells.add(Cell.BLANK);
            if (cells.get(column).isBlank()) cells.set(column, merged.value());
        });
        return new Line(line.number(), cells);
    }

    private void add(String reference) {
        int colon = reference == null ? -1 : reference.indexOf(':');
        if (colon < 0) return;
        var first = CellReference.parse(reference.substring(0, colon));
        var last = CellReference.parse(reference.substring(colon + 1));
        if (last.row() <= first.row()) return;
        byFirstRow.computeIfAbsent(first.row(), row -> new ArrayList<>(1)).add(new Range(last.row(), first.column()));
    }
}
