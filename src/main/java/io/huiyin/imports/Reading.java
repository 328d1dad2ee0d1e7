package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * One file read through (读取): first to judge all of its rows, then as often as wanted to hand out the valid ones. It
 * holds no row, only which ones are faulty.
 */
final class Reading {

    private final HeaderSearch.Found table;
    private final ImportsConfig config;
    private final LocalDate today;
    private final BitSet rejectedRows = new BitSet();
    private final List<Fault> faults = new ArrayList<>();
    private int rows;
    private int faultCount;

    /**
     * @param sheet the name of the sheet to read; null for the first that has the headers
     * @param today in the community's zone
     * @throws FileRefused if the file cannot be read to its end
     */
    Reading(Spreadsheet file, HeaderMapping mapping, String sheet, ImportsConfig config, LocalDate today) {
        this.config = config;
        this.today = today;
        table = new HeaderSearch(mapping).in(file, sheet);
        judge();
    }

    HeaderSearch.Found table() {
        return table;
    }

    /** Rows below the header that are not blank. */
    int rows() {
        return rows;
    }

    int rejected() {
        return rejectedRows.cardinality();
    }

    int accepted() {
        return rows - rejected();
    }

    /** The first faults, in the order of the rows; {@link #faultCount} tells how many there are. */
    List<Fault> faults() {
        return faults;
    }

    int faultCount() {
        return faultCount;
    }

    /** Hands out the valid rows from top to bottom in lists of bounded length. */
    void accepted(Consumer<List<EstateRow>> taker) {
        var reader = new RowReader(table.headers(), today);
        var batch = new ArrayList<EstateRow>(config.batchRows());
        lines(line -> {
            if (rejectedRows.get(line.number())) return;
            batch.add(reader.read(line, fault -> {
                throw new IllegalStateException("row " + line.number() + " was valid a moment ago");
            }));
            if (batch.size() < config.batchRows()) return;
            taker.accept(List.copyOf(batch));
            batch.clear();
        });
        if (!batch.isEmpty()) taker.accept(List.copyOf(batch));
    }

    private void judge() {
        var reader = new RowReader(table.headers(), today);
        var repeats = new Repeats(table.headers());
        lines(line -> {
            if (++rows > config.limits().rows()) {
                throw new FileRefused(
                        FileFault.TOO_LARGE,
                        Text.of("%,d rows", "最多 %,d 行", config.limits().rows()));
            }
            var row = reader.read(line, this::note);
            if (row != null) repeats.check(row).ifPresent(this::note);
        });
    }

    private void note(Fault fault) {
        faultCount++;
        rejectedRows.set(fault.row());
        if (faults.size() < config.problemsKept()) faults.add(fault);
    }

    private void lines(Consumer<Line> taker) {
        var headers = table.headers();
        table.sheet().read(line -> {
            if (line.number() > headers.row() && !line.isBlank() && !headers.repeatedBy(line)) taker.accept(line);
            return true;
        });
    }
}
