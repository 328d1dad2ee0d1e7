package io.huiyin.messaging;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps addresses out of what is stored. */
final class Redaction {

    private static final int LONGEST_ANSWER = 300;

    /** A single sign hides nobody and would tear every text apart. */
    private static final int SHORTEST_SECRET = 2;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>:;,@]+@[^\\s<>:;,@]+|\\+?\\d(?:[ -]?\\d){6,}");
    private static final Pattern NUMBER = Pattern.compile("[-+() \\d]+");
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,128}");
    private static final Pattern FILLERS = Pattern.compile("[-+() ]+");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private Redaction() {}

    /** An address as it may be shown: {@code z***@example.com}, {@code 138****5678}, {@code 翠湖花****}. */
    static String mask(String address) {
        if (address == null) return null;
        int at = address.indexOf('@');
        if (at >= 0) return address.substring(0, Math.min(1, at)) + "***" + address.substring(at);
        if (address.length() < 8) return "***";
        var beginning = address.substring(0, address.offsetByCodePoints(0, 3)) + "****";
        return NUMBER.matcher(address).matches() ? beginning + address.substring(address.length() - 4) : beginning;
    }

    /**
     * What the other side said, on one line and not too long, without anything that looks like an address.
     *
     * @param secrets what else must not stand in it, such as the address itself; null for none
     */
    static String scrub(String answer, String... secrets) {
        if (answer == null) return null;
        var text = CONTROLS.matcher(answer).replaceAll(" ");
        for (var secret : secrets) {
            if (secret != null && secret.length() >= SHORTEST_SECRET)
                text = literally(secret).matcher(text).replaceAll("***");
        }
        return cut(ADDRESS.matcher(text).replaceAll("***"));
    }

    /** What the other side calls a message, if that can be kept: short, plain, and not the address itself. */
    static String reference(String id, String address) {
        if (id == null || !REFERENCE.matcher(id).matches()) return null;
        return address != null && plain(id).contains(plain(address)) ? null : id;
    }

    private static String plain(String text) {
        return FILLERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Pattern literally(String text) {
        return Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Never in the middle of a character. */
    private static String cut(String text) {
        if (text.length() <= LONGEST_ANSWER) return text;
        boolean split = Character.isHighSurrogate(text.charAt(LONGEST_ANSWER - 1));
        return text.substring(0, split ? LONGEST_ANSWER - 1 : LONGEST_ANSWER);
    }
}
