package io.huiyin.imports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers (电话号码) as offices write them; each becomes one form, so that equal numbers are equal texts. */
final class PhoneNumbers {

    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\,;|、。\\n\\r]+|或");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−ー_]");
    private static final Pattern FILLERS = Pattern.compile("[-.·()]");
    private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86|0086)?(1[3-9]\\d{9})");
    private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");
    private static final Pattern LANDLINE = Pattern.compile(
            "(?:\\+?86-?|0086-?)?\\(?(0(?:10|2\\d|[3-9]\\d{2}))\\)?-?([2-9]\\d{2,3}-?\\d{4})(?:(?:转|ext|#|-)(\\d{1,6}))?");
    private static final Pattern FOREIGN = Pattern.compile("\\+(?!86)[1-9]\\d{6,14}");

    private PhoneNumbers() {}

    /**
     * All the numbers in a cell, in their order and each once.
     *
     * @throws RowFaulty if one of them is none
     */
    static List<String> parse(Cell cell) {
        var numbers = new ArrayList<String>();
        for (var piece : SEPARATORS.split(Normalizer.normalize(cell.text(), Normalizer.Form.NFKC))) {
            var text = CellText.tidy(piece);
            if (text.isEmpty()) continue;
            for (var one : severalIn(text)) {
                var number = number(one).orElseThrow(() -> new RowFaulty(FaultCode.INVALID_PHONE));
                if (!numbers.contains(number)) numbers.add(number);
            }
        }
        return numbers;
    }

    /** Blanks part numbers only where each part is a number of its own: {@code 138 0000 0000} is one. */
    private static List<String> severalIn(String text) {
        var parts = List.of(BLANKS.split(text));
        boolean several = parts.size() > 1
                && parts.stream()
                        .allMatch(part -> part.length() > 6 && number(part).isPresent());
        return several ? parts : List.of(text);
    }

    private static Optional<String> number(String text) {
        var dashed = DASHES.matcher(BLANKS.matcher(text).replaceAll("")).replaceAll("-");
        if (SCIENTIFIC.matcher(dashed).matches()) dashed = unfolded(dashed);
        var whole = WHOLE.matcher(dashed);
        var bare = FILLERS.matcher(whole.matches() ? whole.group(1) : dashed).replaceAll("");

        var mobile = MOBILE.matcher(bare);
        if (mobile.matches()) return Optional.of(mobile.group(1));
        if (SERVICE.matcher(bare).matches() || FOREIGN.matcher(bare).matches()) return Optional.of(bare);
        var landline = LANDLINE.matcher(dashed);
        if (!landline.matches()) return Optional.empty();
        var local = landline.group(2).replace("-", "");
        var extension = landline.group(3) == null ? "" : "-" + landline.group(3);
        return Optional.of(landline.group(1) + "-" + local + extension);
    }

    /** {@code 1.9900000002E10} is a number written out; {@code 1.99E+10} is a number that is lost. */
    private static String unfolded(String scientific) {
        var number = new BigDecimal(scientific);
        if (number.scale() != 0) throw new RowFaulty(FaultCode.PHONE_LOST_DIGITS);
        return number.toPlainString();
    }
}
