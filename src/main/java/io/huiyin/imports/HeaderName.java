package io.huiyin.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How headers (表头) are compared: {@code ＊ 建筑面积（㎡）} and {@code 建筑面积} are the same. */
final class HeaderName {

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|【[^】]*】|〔[^〕]*〕|\\{[^}]*}");
    private static final Pattern MARKS = Pattern.compile("[\\s\\p{Cf}\\p{Cc}*:;,.'\"_\\-/#、。]+");

    private HeaderName() {}

    /** Full-width forms made half-width, without bracketed remarks, blanks and marks, in lower case. */
    static String normalised(String header) {
        var plain = Normalizer.normalize(header, Normalizer.Form.NFKC);
        var bare = MARKS.matcher(BRACKETS.matcher(plain).replaceAll("")).replaceAll("");
        if (bare.isEmpty()) bare = MARKS.matcher(plain).replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }
}
