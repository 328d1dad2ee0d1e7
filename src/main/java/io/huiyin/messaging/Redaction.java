package io.huiyin.messaging;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps addresses out of what is stored. */
final class Redaction {

    private static final int LONGEST_ANSWER = 300;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>:;,@]+@[^\\s<>:;,@]+|\\+?\\d(?:[ -]?\\d){6,}");

    private Redaction() {}

    /** An address as it may be shown: {@code z***@example.com}, {@code 138****5678}. */
    static String mask(String address) {
        if (address == null) return null;
        int at = address.indexOf('@');
        if (at >= 0) return address.substring(0, Math.min(1, at)) + "***" + address.substring(at);
        if (address.length() < 8) return "***";
        return address.substring(0, 3) + "****" + address.substring(address.length() - 4);
    }

    /** What the other side said, without the address or anything that looks like one, and not too long. */
    static String scrub(String answer, String address) {
        if (answer == null) return null;
        var text = answer;
        if (address != null) {
            var written = Pattern.compile(Pattern.quote(address.toLowerCase(Locale.ROOT)), Pattern.CASE_INSENSITIVE);
            text = written.matcher(text).replaceAll("***");
        }
        text = ADDRESS.matcher(text).replaceAll("***");
        return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text;
    }
}
