package io.huiyin.imports;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text of cells (单元格文字) as people paste it: blanks of every kind, invisible marks, full-width letters. */
final class CellText {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u00AD]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u0085]+");
    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan}) | (?=\\p{IsHan})");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFD\\uFFFE\\uFFFF]");

    private CellText() {}

    /**
     * A name or a remark: without invisible marks, blanks around it and runs of blanks in it; {@code 张 三} is {@code 张三}.
     *
     * @throws RowFaulty if a control character or broken text is left
     */
    static String tidy(String text) {
        var seen = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
        var single = BLANKS.matcher(seen).replaceAll(" ").strip();
        if (FORBIDDEN.matcher(single).find()) throw new RowFaulty(FaultCode.INVALID_CHARACTER);
        return BETWEEN_HAN.matcher(single).replaceAll("");
    }

    /** As {@link #tidy}, and full-width forms made half-width: {@code １ 栋} is {@code 1栋}. */
    static String narrow(String text) {
        return tidy(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
}
