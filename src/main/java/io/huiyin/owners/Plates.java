package io.huiyin.owners;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Number plates (车牌号) in their one form: {@code 鲁 a·12345} is {@code 鲁A12345}. */
final class Plates {

    private static final Pattern FILLERS = Pattern.compile("[\\s.·•・\\p{Pd}]+");
    private static final Pattern PLATE = Pattern.compile("\\p{IsHan}[A-Z][A-Z0-9]{4,6}\\p{IsHan}?");

    private Plates() {}

    /** What is looked for: no form is asked of it. */
    static String normalised(String written) {
        return FILLERS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** @throws ProblemException 422 if it is no plate */
    static String of(String written) {
        var plate = normalised(written);
        if (PLATE.matcher(plate).matches()) return plate;
        throw Problems.unprocessable(
                "/plate", "invalid-plate", Text.of("It is no number plate, such as 鲁A12345.", "不是有效的车牌号，例如 鲁A12345。"));
    }
}
