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

    /** The figures in which numbers are written or read aloud, by what they are worth. */
    private static final String[] FIGURES = {"零〇", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"};

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern LONG = Pattern.compile("\\d{7,}");
    /** A number of the same town, in two parts, and neither an amount nor years or rooms. */
    private static final Pattern OF_TOWN =
            Pattern.compile("(?<!\\d|\\d[-.])[2-9]\\d{2,3}[- ]\\d{4}(?!\\d|[-.]\\d| ?[元万平年米块室号])");
    /** Seven figures or more between which nothing stands but what people group them with. */
    private static final Pattern GROUPED = Pattern.compile("\\+?\\d(?:[-\\s.·()/,、~*]{0,3}\\d){6,}");

    private static final Pattern CALLED =
            Pattern.compile("^\\+|1[3-9]\\d{9}|^(?:86)?[48]00\\d{7}|0(?:10|2\\d|[3-9]\\d{2})[2-9]\\d{6,7}");

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

    /**
     * Whether something like a phone number stands in a text, also in Chinese figures or apart from its area code. It would rather
     * take something else for one than miss one: seven figures in a row are one, whatever they mean.
     */
    public static boolean standsIn(String text) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        var figures = new StringBuilder();
        DASHES.matcher(plain)
                .replaceAll("-")
                .codePoints()
                .map(PhoneNumber::figure)
                .forEach(figures::appendCodePoint);
        return LONG.matcher(figures).find()
                || OF_TOWN.matcher(figures).find()
                || GROUPED.matcher(figures)
                        .results()
                        .map(group -> group.group().replaceAll("[^+\\d]", ""))
                        .anyMatch(group -> CALLED.matcher(group).find());
    }

    private static int figure(int character) {
        for (int worth = 0; worth < FIGURES.length; worth++) {
            if (FIGURES[worth].indexOf(character) >= 0) return '0' + worth;
        }
        return Character.isDigit(character) ? '0' + Character.digit(character, 10) : character;
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
