package io.huiyin.kernel;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number (电话号码) in its one form, so that equal numbers are equal texts: a mobile number as eleven digits, a
 * landline as {@code 0755-82345678} with {@code -801} for an extension, a service number as {@code 4001234567}, a foreign
 * one as {@code +85291234567}. A landline without its area code is nobody's number and is refused.
 */
public record PhoneNumber(String text) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−ー_]");
    private static final Pattern FILLERS = Pattern.compile("[-.·()]");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86|0086)?(1[3-9]\\d{9})");
    private static final Pattern SERVICE = Pattern.compile("(?:\\+?86|0086)?([48]00\\d{7})");
    private static final Pattern LANDLINE = Pattern.compile(
            "(?:\\+?86-?|0086-?)?\\(?(0(?:10|2\\d|[3-9]\\d{2}))\\)?-?([2-9]\\d{2,3}-?\\d{4})(?:(?:转|ext|#|-)(\\d{1,6}))?");
    private static final Pattern LANDLINE_FROM_ABROAD =
            Pattern.compile("(?:\\+86|0086)-?(10|2\\d|[3-9]\\d{2})-?([2-9]\\d{2,3}-?\\d{4})");
    private static final Pattern FOREIGN = Pattern.compile("\\+(?!86)[1-9]\\d{6,14}");
    private static final int LONGEST = 40;

    /** Reads a number as people write it: full-width digits, blanks, dashes, brackets and {@code +86} included. */
    public static Optional<PhoneNumber> parse(String written) {
        if (written.length() > LONGEST) return Optional.empty();
        var plain = BLANKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("");
        var dashed = DASHES.matcher(plain).replaceAll("-");
        var bare = FILLERS.matcher(dashed).replaceAll("");
        var mobile = MOBILE.matcher(bare);
        if (mobile.matches()) return Optional.of(new PhoneNumber(mobile.group(1)));
        var service = SERVICE.matcher(bare);
        if (service.matches()) return Optional.of(new PhoneNumber(service.group(1)));
        if (FOREIGN.matcher(bare).matches()) return Optional.of(new PhoneNumber(bare));
        return landline(dashed);
    }

    /** @throws ProblemException 422 at {@code pointer} if it is no phone number */
    public static PhoneNumber of(String written, String pointer) {
        return parse(written)
                .orElseThrow(() -> Problems.unprocessable(
                        pointer,
                        "invalid-phone",
                        Text.of(
                                "It is no phone number: a mobile, a landline with its area code or +country is asked for.",
                                "不是有效的电话号码：请填写手机号、带区号的固定电话或带国家代码的号码。")));
    }

    private static Optional<PhoneNumber> landline(String dashed) {
        var inland = LANDLINE.matcher(dashed);
        if (inland.matches()) {
            var extension = inland.group(3) == null ? "" : "-" + inland.group(3);
            return Optional.of(new PhoneNumber(inland.group(1) + "-" + local(inland.group(2)) + extension));
        }
        var abroad = LANDLINE_FROM_ABROAD.matcher(dashed);
        if (!abroad.matches()) return Optional.empty();
        return Optional.of(new PhoneNumber("0" + abroad.group(1) + "-" + local(abroad.group(2))));
    }

    private static String local(String digits) {
        return digits.replace("-", "");
    }
}
