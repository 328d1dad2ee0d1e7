package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A text file of values between commas, tabs or semicolons: a spreadsheet with one nameless sheet. */
final class CsvFile implements Spreadsheet, Sheet {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();

    /** The first is meant where none separates more than another. */
    private static final char[] SEPARATORS = {',', '\t', ';'};

    /** Titles come before the headers, and are not separated at all. */
    private static final int LOOKED_AT = 40;

    private static final int LONGEST_LOOKED_AT = 20_000;

    private final Path file;
    private final ImportsConfig.Limits limits;
    private final TextEncoding encoding;
    private final CSVFormat format;

    CsvFile(Path file, ImportsConfig.Limits limits) {
        this.file = file;
        this.limits = limits;
        encoding = TextEncoding.of(file);
        format = FORMAT.builder().setDelimiter(separator()).get();
    }

    /** What stands in most of the first lines, outside of quotation marks. */
    private char separator() {
        var lines = new int[SEPARATORS.length];
        try (var reader = encoding.reader(file)) {
            var there = new boolean[SEPARATORS.length];
            boolean quoted = false;
            int line = 0;
            for (int at = 0, c = reader.read(); at < LONGEST_LOOKED_AT && line < LOOKED_AT; at++, c = reader.read()) {
                if (c == '"') quoted = !quoted;
                if (c < 0 || c == '\n' && !quoted) {
                    for (int i = 0; i < SEPARATORS.length; i++) if (there[i]) lines[i]++;
                    if (c < 0) break;
                    there = new boolean[SEPARATORS.length];
                    line++;
                }
                for (int i = 0; i < SEPARATORS.length; i++) there[i] |= !quoted && c == SEPARATORS[i];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int best = 0;
        for (int i = 1; i < SEPARATORS.length; i++) if (lines[i] > lines[best]) best = i;
        return SEPARATORS[best];
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(this);
    }

    @Override
    public Optional<String> encoding() {
        return Optional.of(encoding.label());
    }

    @Override
    public String name() {
        return null;
    }

    @Override
    public void read(Line.Taker taker) {
        try (var parser = format.parse(encoding.reader(file))) {
            for (var row : parser) {
                if (!taker.take(new Line(Math.toIntExact(row.getRecordNumber()), cells(row)))) return;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CSVException ? unclosed() : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Each reading opens and closes the file by itself.
    }

    private List<Cell> cells(CSVRecord row) {
        var cells = new ArrayList<Cell>(row.size());
        for (var text : row) {
            var cell = SharedStrings.MAX_CHARACTERS < text.length()
                    ? new Cell.Broken(FaultCode.TEXT_TOO_LONG)
                    : Cell.written(text);
            if (cells.size() >= limits.columns()) {
                if (cell.isBlank()) continue;
                throw WorkbookSheet.tooManyColumns(limits);
            }
            cells.add(cell);
        }
        return cells;
    }

    private static FileRefused unclosed() {
        return new FileRefused(FileFault.DAMAGED, Text.of("a quotation mark is never closed", "有引号没有配对"));
    }
}
