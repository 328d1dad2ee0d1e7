package io.huiyin.imports;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of tables (电子表格), whichever format it has. */
sealed interface Spreadsheet extends Closeable permits Workbook, CsvFile {

    /**
     * Opens a file by what is in it; its name says nothing.
     *
     * @throws FileRefused if it is no spreadsheet that we read
     */
    static Spreadsheet open(Path file, ImportsConfig.Limits limits) {
        return switch (FileKind.of(file)) {
            case WORKBOOK -> new Workbook(file, limits);
            case TEXT -> new CsvFile(file, limits);
        };
    }

    /** The tables that a person sees, in their order. */
    List<Sheet> sheets();

    /** The encoding that the text turned out to have; empty where the format leaves no choice. */
    Optional<String> encoding();

    @Override
    void close();
}
