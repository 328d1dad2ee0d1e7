package io.huiyin.imports;

import io.huiyin.kernel.PhoneNumber;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers (电话号码) as offices put them into cells: several in one, or folded up by a spreadsheet program. */
final class PhoneNumbers {

    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\,;|、。\\n\\r]+|或");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");

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
        if (SCIENTIFIC.matcher(text).matches()) return plain(unfolded(text));
        var whole = WHOLE.matcher(text);
        return plain(whole.matches() ? whole.group(1) : text);
    }

    private static Optional<String> plain(String text) {
        return PhoneNumber.parse(text).map(PhoneNumber::text);
    }

    /** {@code 1.9900000002E10} is a number written out; {@code 1.99E+10} is a number that is lost. */
    private static String unfolded(String scientific) {
        var number = new BigDecimal(scientific);
        if (number.scale() != 0) throw new RowFaulty(FaultCode.PHONE_LOST_DIGITS);
        return number.toPlainString();
    }
}
