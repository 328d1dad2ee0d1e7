package io.huiyin.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The header row (表头) of a sheet: which column stands for what. */
final class Headers {

    private static final int LONGEST = 100;

    private final int row;
    private final List<String> texts;
    private final Map<Field, List<Column>> columns = new EnumMap<>(Field.class);
    private final List<String> unknown = new ArrayList<>();

    /**
     * A column that is used.
     *
     * @param index  from 0
     * @param header as it stands in the file
     */
    record Column(int index, String header) {}

    private Headers(int row, List<String> texts) {
        this.row = row;
        this.texts = texts;
    }

    static Headers of(Line line, HeaderMapping mapping) {
        var headers =
                new Headers(line.number(), line.cells().stream().map(Cell::text).toList());
        for (int i = 0; i < headers.texts.size(); i++) {
            var header = headers.texts.get(i);
            if (header.isBlank() || mapping.ignores(header)) continue;
            if (header.length() > LONGEST) {
                headers.unknown.add(header.substring(0, LONGEST) + "…");
                continue;
            }
            var column = new Column(i, header);
            mapping.field(header)
                    .ifPresentOrElse(
                            field -> headers.columns
                                    .computeIfAbsent(field, any -> new ArrayList<>())
                                    .add(column),
                            () -> headers.unknown.add(header));
        }
        return headers;
    }

    int row() {
        return row;
    }

    /** How many different things its columns stand for. */
    int known() {
        return columns.size();
    }

    /** Headers that stand for nothing that we know, as they stand in the file; very long ones are cut. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    List<Field> missing() {
        return Arrays.stream(Field.values())
                .filter(field -> field.isRequired() && !columns.containsKey(field))
                .toList();
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }

    List<Column> columns(Field field) {
        return columns.getOrDefault(field, List.of());
    }

    /** Where a header stands, so that faults can be told from left to right. */
    int position(String header) {
        return texts.indexOf(header);
    }

    /** Whether a line is this row once more, as print-outs repeat it on every page. */
    boolean repeatedBy(Line line) {
        for (int i = 0; i < Math.max(texts.size(), line.cells().size()); i++) {
            var text = i < texts.size() ? texts.get(i) : "";
            if (!text.equals(line.cell(i).text())) return false;
        }
        return true;
    }

    /** @throws FileRefused if something needed is missing, or two columns stand for one thing */
    void check(HeaderMapping mapping) {
        mapping.checkAgainst(texts);
        if (!missing().isEmpty()) throw new FileRefused(FileFault.MISSING_HEADERS, usual(missing()));
        var twice = columns.entrySet().stream()
                .filter(entry -> !entry.getKey().many() && entry.getValue().size() > 1)
                .flatMap(entry -> entry.getValue().stream().map(Column::header))
                .collect(Collectors.joining(", "));
        if (!twice.isEmpty()) throw new FileRefused(FileFault.DUPLICATE_HEADERS, twice);
    }

    static String usual(List<Field> fields) {
        return fields.stream()
                .map(field -> field.usualHeader() + " (" + field.label() + ")")
                .collect(Collectors.joining(", "));
    }
}
