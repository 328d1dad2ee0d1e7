package io.huiyin.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a workbook's styles say of numbers: which are dates, and which show leading zeros. */
final class NumberFormats {

    private static final int MAX_FORMAT = 255;
    private static final Pattern NOT_A_PATTERN = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]");
    private static final Pattern ZEROS = Pattern.compile("0{2,20}");

    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();

    /** No styles at all: every number is a plain one. */
    static NumberFormats none() {
        return new NumberFormats();
    }

    static NumberFormats read(XmlPart styles) {
        var read = new NumberFormats();
        boolean inCells = false;
        while (styles.next()) {
            if (styles.starts("cellXfs")) inCells = true;
            else if (styles.ends("cellXfs")) inCells = false;
            else if (inCells && styles.starts("xf")) read.formatOfStyle.add(styles.number("numFmtId", 0));
            else if (styles.starts("numFmt"))
                read.formats.put(styles.number("numFmtId", 0), styles.attribute("formatCode"));
        }
        return read;
    }

    /** Whether numbers of this style are days. */
    boolean isDate(int style) {
        int format = format(style);
        var code = code(format);
        if (code == null) return isBuiltInDate(format);
        var pattern = NOT_A_PATTERN.matcher(code).replaceAll("");
        return pattern.chars().anyMatch(c -> "yYdDmM".indexOf(c) >= 0);
    }

    /** How many digits a whole number of this style shows at least: 4 for the format {@code 0000}. */
    int digits(int style) {
        var code = code(format(style));
        return code != null && ZEROS.matcher(code).matches() ? code.length() : 0;
    }

    private int format(int style) {
        return style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
    }

    private String code(int format) {
        var code = formats.get(format);
        return code == null || code.length() > MAX_FORMAT ? null : code;
    }

    /** The numbers that the format reserves for dates, those of Chinese and Japanese programs among them. */
    private static boolean isBuiltInDate(int format) {
        return format >= 14 && format <= 17
                || format == 22
                || format >= 27 && format <= 31
                || format == 36
                || format >= 50 && format <= 54
                || format == 57
                || format == 58;
    }
}
