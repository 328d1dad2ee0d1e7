package io.huiyin.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes addresses as the wire takes them, so that tests may write them as people read them. */
final class Addresses {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
    private static final String UNRESERVED = "-._~";

    /** What separates the parts of an address. A plus sign is none of it: in a query it would stand for a blank. */
    private static final String SEPARATORS = "/?&=:@,;!$'()*";

    private Addresses() {}

    /**
     * A path with {@code {names}} that stand for the values, one after the other, each a text of one part; as it is where
     * there are none.
     */
    static String filled(String template, Object... values) {
        if (values.length == 0) return template;
        var names = PARAMETER.matcher(template);
        if (names.results().count() != values.length)
            throw new IllegalArgumentException(template + " is not for " + Arrays.toString(values));
        var turn = List.of(values).iterator();
        return names.replaceAll(
                name -> Matcher.quoteReplacement(encoded(turn.next().toString())));
    }

    /** An address in which blanks and Chinese are encoded, and what was encoded before stays as it is. */
    static String whole(String address) {
        var whole = new StringBuilder();
        for (int at = 0; at < address.length(); ) {
            int sign = address.codePointAt(at);
            boolean kept = SEPARATORS.indexOf(sign) >= 0 || encodes(address, at);
            whole.append(kept ? Character.toString(sign) : encoded(Character.toString(sign)));
            at += Character.charCount(sign);
        }
        return whole.toString();
    }

    private static boolean encodes(String address, int at) {
        return address.charAt(at) == '%'
                && at + 2 < address.length()
                && Character.digit(address.charAt(at + 1), 16) >= 0
                && Character.digit(address.charAt(at + 2), 16) >= 0;
    }

    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (each & 0xff);
            boolean plain = sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
            if (plain || UNRESERVED.indexOf(sign) >= 0) encoded.append(sign);
            else encoded.append("%%%02X".formatted((int) sign));
        }
        return encoded.toString();
    }
}
