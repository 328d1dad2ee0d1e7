package io.huiyin.reports;

import io.huiyin.database.Database;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes workbooks (工作簿, .xlsx) of one sheet, row by row into a file that is gone once it was read: neither the rows nor the
 * file are ever in memory as a whole.
 */
@ApplicationScoped
class Workbooks {

    /** What a sheet holds beside its headings. */
    static final int MOST_ROWS = 1_048_575;

    private static final int ROWS_IN_MEMORY = 500;

    private final Database database;

    Workbooks(Database database) {
        this.database = database;
    }

    /**
     * @param name of the sheet, at most 31 characters
     * @param rows taken one by one
     * @return the bytes, which whoever reads them closes
     * @throws io.huiyin.kernel.ProblemException 422 for more rows than a sheet holds
     */
    <T> InputStream write(Text name, List<Column<T>> columns, Iterator<T> rows, Locale locale) {
        try {
            var file = Files.createTempFile("huiyin-", ".xlsx");
            try {
                fill(file, name, columns, rows, locale);
                var bytes = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                database.afterRollback(() -> close(bytes));
                return bytes;
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void fill(Path file, Text name, List<Column<T>> columns, Iterator<T> rows, Locale locale)
            throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "Huiyin", "1.0")) {
            var sheet = workbook.newWorksheet(name.in(locale));
            head(sheet, columns, locale);
            int number = 0;
            while (rows.hasNext()) {
                if (++number > MOST_ROWS) {
                    throw Problems.unprocessable(
                            "to",
                            "too-many-rows",
                            Text.of(
                                    "A sheet holds %,d rows: ask for fewer days.",
                                    "一个工作表最多 %,d 行，请缩短日期范围。", MOST_ROWS));
                }
                var row = rows.next();
                for (int i = 0; i < columns.size(); i++) columns.get(i).write(sheet, number, i, row);
                if (number % ROWS_IN_MEMORY == 0) sheet.flush();
            }
        }
    }

    private static <T> void head(Worksheet sheet, List<Column<T>> columns, Locale locale) {
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
            sheet.inlineString(0, i, columns.get(i).heading().in(locale));
            sheet.style(0, i).bold().set();
        }
    }

    private static void close(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
