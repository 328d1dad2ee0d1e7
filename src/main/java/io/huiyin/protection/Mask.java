package io.huiyin.protection;

import java.util.ArrayList;
import java.util.List;

/**
 * What answers show of a number: {@code 138****5678}. Long ones keep their first three and last four characters, short ones
 * their first and last two; every character between becomes an asterisk.
 */
public final class Mask {

    private static final int LONG = 11;

    private Mask() {}

    /** The mask of a number; null stays null. */
    public static String of(String number) {
        if (number == null) return null;
        int length = number.length();
        int head = length >= LONG ? 3 : Math.min(1, length / 3);
        int tail = length >= LONG ? 4 : Math.min(2, length / 3);
        return number.substring(0, head) + "*".repeat(length - head - tail) + number.substring(length - tail);
    }

    public static boolean isMasked(String text) {
        return text.indexOf('*') >= 0;
    }

    /**
     * What a number that came back from a client means: itself, or what is stored where it is the mask of that.
     *
     * @param stored null if nothing is
     * @return null where {@code given} is a mask of something else
     */
    public static String resolve(String given, String stored) {
        if (!isMasked(given)) return given;
        return stored != null && given.equals(of(stored)) ? stored : null;
    }

    /**
     * The same for a list. A mask stands for the stored number at its own place, else for one with this mask that no other
     * mask of the list stands for.
     *
     * @return as long as {@code given}, with null where a mask stands for nothing
     */
    public static List<String> resolve(List<String> given, List<String> stored) {
        var left = new ArrayList<>(stored);
        var resolved = new ArrayList<String>(given.size());
        for (int i = 0; i < given.size(); i++) {
            var meant = resolve(given.get(i), i < stored.size() ? stored.get(i) : null);
            resolved.add(meant);
            left.remove(meant);
        }
        for (int i = 0; i < given.size(); i++) {
            if (resolved.get(i) == null) resolved.set(i, takeOneWithMask(given.get(i), left));
        }
        return resolved;
    }

    private static String takeOneWithMask(String mask, List<String> left) {
        for (var number : left) {
            if (of(number).equals(mask)) {
                left.remove(number);
                return number;
            }
        }
        return null;
    }
}
