package io.huiyin.reports;

import java.util.regex.Pattern;

/** Text (文字) for XML: without the characters that it forbids, which would make a file that nothing opens. */
final class SafeText {

    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private SafeText() {}

    static String ofXml(String text) {
        return FORBIDDEN.matcher(text).replaceAll("");
    }

    /** For a cell of a workbook, where {@code _x0041_} would be read as A (ECMA-376, ST_Xstring). */
    static String ofCell(String text) {
        return ESCAPE_LIKE.matcher(ofXml(text)).replaceAll("_x005F_");
    }

    /** And with its marks written out, to stand in an element or an attribute. */
    static String escaped(String text) {
        return ofXml(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
