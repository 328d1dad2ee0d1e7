package io.huiyin.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for the table inside a file: which sheet has the headers of houses and owners, and in which of its first rows,
 * since a title or a date often stands above them.
 */
final class HeaderSearch {

    private static final int FIRST_ROWS = 20;
    private static final int ENOUGH = 2;

    private final HeaderMapping mapping;
    private boolean anything;

    /**
     * Where the table is.
     *
     * @param others names of further sheets that have the headers too, and are not read
     */
    record Found(Sheet sheet, Headers headers, List<String> others) {}

    HeaderSearch(HeaderMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * @param wanted the name of the sheet to read; null to take the first that has all headers that are needed
     * @throws FileRefused if there is none
     */
    Found in(Spreadsheet file, String wanted) {
        var candidates = new ArrayList<Found>();
        for (var sheet : file.sheets()) {
            if (wanted != null && !wanted.equals(sheet.name())) continue;
            candidates.add(new Found(sheet, bestRow(sheet), List.of()));
        }
        if (candidates.isEmpty()) throw new FileRefused(FileFault.NO_SUCH_SHEET, wanted);
        if (!anything) throw new FileRefused(FileFault.EMPTY);
        candidates.removeIf(found -> found.headers() == null);
        if (candidates.isEmpty()) {
            var needed = Arrays.stream(Field.values()).filter(Field::isRequired).toList();
            throw new FileRefused(FileFault.NO_HEADERS, FIRST_ROWS, Headers.usual(needed));
        }
        var complete = candidates.stream()
                .filter(found -> found.headers().missing().isEmpty())
                .toList();
        var best = complete.isEmpty() ? widest(candidates) : complete.getFirst();
        best.headers().check(mapping);
        var others =
                complete.stream().skip(1).map(found -> found.sheet().name()).toList();
        return new Found(best.sheet(), best.headers(), others);
    }

    private Headers bestRow(Sheet sheet) {
        var best = new Headers[1];
        sheet.read(line -> {
            if (line.number() > FIRST_ROWS) return false;
            if (line.isBlank()) return true;
            anything = true;
            var headers = Headers.of(line, mapping);
            if (headers.known() >= ENOUGH && (best[0] == null || headers.known() > best[0].known())) best[0] = headers;
            return true;
        });
        return best[0];
    }

    private static Found widest(List<Found> candidates) {
        var best = candidates.getFirst();
        for (var found : candidates) {
            if (found.headers().known() > best.headers().known()) best = found;
        }
        return best;
    }
}
