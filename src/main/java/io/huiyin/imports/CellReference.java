package io.huiyin.imports;

/**
 * The address of a cell, such as {@code B7}.
 *
 * @param row    from 1
 * @param column from 0
 */
record CellReference(int row, int column) {

    static final int MAX_ROWS = 1_048_576;
    static final int MAX_COLUMNS = 16_384;

    /** @throws FileRefused unless it is an address inside the largest possible sheet */
    static CellReference parse(String reference) {
        int column = 0;
        int at = 0;
        for (; at < reference.length() && isLetter(reference.charAt(at)); at++) {
            column = column * 26 + (reference.charAt(at) & ~0x20) - 'A' + 1;
            if (column > MAX_COLUMNS) throw XmlPart.damaged();
        }
        int row = 0;
        for (; at < reference.length() && isDigit(reference.charAt(at)); at++) {
            row = row * 10 + reference.charAt(at) - '0';
            if (row > MAX_ROWS) throw XmlPart.damaged();
        }
        if (column == 0 || row == 0 || at < reference.length()) throw XmlPart.damaged();
        return new CellReference(row, column - 1);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
