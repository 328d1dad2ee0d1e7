package io.huiyin.imports;

import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables that others made (外来表格), such as the statement of a bank: .csv in UTF-8 or GB18030, or .xlsx, within the limits of
 * imports and with what guards those. No formula is reckoned and no row is kept.
 */
@ApplicationScoped
public class ForeignTables {

    /** Statements begin with their account, their days and their sums. */
    private static final int FIRST_ROWS = 40;

    private static final String REMARK = "#";

    private final ImportsConfig.Limits limits;

    ForeignTables(ImportsConfig config) {
        limits = config.limits();
    }

    /**
     * Hands out the rows below the first one that has all required headers, from top to bottom; blank rows, repeated headers and
     * remarks that begin with {@code #} are left out.
     *
     * @param faults takes what makes no sense in a row
     * @throws io.huiyin.kernel.ProblemException 413, 415 or 422 if the file cannot be read, or no row has the headers
     */
    public <C extends Enum<C> & ForeignColumn> void read(
            Path file, long bytes, Class<C> columns, Consumer<Fault> faults, Consumer<ForeignRow<C>> taker) {
        if (bytes > limits.fileBytes()) {
            throw new FileRefused(FileFault.TOO_LARGE, Text.of("%,d MiB", "最大 %,d MiB", limits.fileBytes() >> 20));
        }
        var search = new Search<>(columns);
        try (var spreadsheet = Spreadsheet.open(file, limits)) {
            for (var sheet : spreadsheet.sheets()) {
                sheet.read(search::goesOn);
                if (search.head == null) continue;
                rows(sheet, search.head, faults, taker);
                return;
            }
        }
        throw new FileRefused(FileFault.MISSING_HEADERS, String.join(", ", search.lacking));
    }

    private record Head<C extends Enum<C>>(Line line, Map<C, Headers.Column> columns) {}

    /** Looks for the row of headers, and remembers what the one lacks that comes nearest. */
    private static final class Search<C extends Enum<C> & ForeignColumn> {

        private final Class<C> columns;
        private List<String> lacking;
        private Head<C> head;

        Search(Class<C> columns) {
            this.columns = columns;
            lacking = lacking(columns, Map.of());
        }

        boolean goesOn(Line line) {
            if (line.number() > FIRST_ROWS) return false;
            var found = columns(line, columns);
            var missing = lacking(columns, found);
            if (missing.size() < lacking.size()) lacking = missing;
            if (missing.isEmpty()) head = new Head<>(line, found);
            return head == null;
        }
    }

    /** The usual headers of what a table cannot do without and has not. */
    private static <C extends Enum<C> & ForeignColumn> List<String> lacking(Class<C> columns, Map<C, ?> found) {
        var there = found.keySet().stream().map(ForeignColumn::oneOf).collect(Collectors.toSet());
        return Stream.of(columns.getEnumConstants())
                .filter(column -> column.oneOf() == null ? column.isRequired() : !there.contains(column.oneOf()))
                .filter(column -> !found.containsKey(column))
                .collect(Collectors.toMap(
                        column -> column.oneOf() == null ? column.name() : column.oneOf(),
                        column -> aliases(column).getFirst(),
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Of several columns for one thing the one whose alias is named first. */
    private static <C extends Enum<C> & ForeignColumn> Map<C, Headers.Column> columns(Line line, Class<C> columns) {
        var names = line.cells().stream()
                .map(cell -> HeaderName.normalised(cell.text()))
                .toList();
        var found = new EnumMap<C, Headers.Column>(columns);
        for (var column : columns.getEnumConstants()) {
            aliases(column).stream().filter(names::contains).findFirst().ifPresent(alias -> {
                int at = names.indexOf(alias);
                found.put(column, new Headers.Column(at, line.cell(at).text().strip()));
            });
        }
        return found;
    }

    private <C extends Enum<C> & ForeignColumn> void rows(
            Sheet sheet, Head<C> head, Consumer<Fault> faults, Consumer<ForeignRow<C>> taker) {
        var count = new int[1];
        sheet.read(line -> {
            if (line.number() <= head.line().number()
                    || isRemark(line)
                    || line.cells().equals(head.line().cells())) {
                return true;
            }
            if (++count[0] > limits.rows()) {
                throw new FileRefused(FileFault.TOO_LARGE, Text.of("%,d rows", "最多 %,d 行", limits.rows()));
            }
            taker.accept(new ForeignRow<>(line, head.columns(), faults));
            return true;
        });
    }

    private static boolean isRemark(Line line) {
        return line.isBlank() || line.cell(0).text().startsWith(REMARK);
    }

    private static List<String> aliases(ForeignColumn column) {
        return List.of(column.aliases().split(" "));
    }
}
