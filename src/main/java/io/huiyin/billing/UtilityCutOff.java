package io.huiyin.billing;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stopping power, water, heat or gas (停水停电停热停气) to collect a fee, which the law forbids (民法典 944) and no step of dunning may
 * say (DUN-06).
 */
final class UtilityCutOff {

    private static final Set<FeeKind> UTILITIES =
            EnumSet.of(FeeKind.WATER, FeeKind.ELECTRICITY, FeeKind.GAS, FeeKind.HEATING);

    private static final String UTILITY = "(water|power|electric|heat|gas|utilit)";

    private static final Pattern SAID = Pattern.compile(
            "(cut|stop|shut|disconnect|limit|suspend)[^a-z]*(off)?[^a-z]*" + UTILITY
                    + "|" + UTILITY + "[a-z]*[^a-z]*(cut|stop|shut|disconnect|suspen)"
                    + "|[停断掐切限](止|断|掉)?(供应?)?([水暖热气]|电(?![话视梯子]))|[停断切]燃气",
            Pattern.CASE_INSENSITIVE);

    private UtilityCutOff() {}

    /** Whether a text says it, in either language. */
    static boolean isSaidBy(String text) {
        return text != null && SAID.matcher(text).find();
    }

    /** Whether withholding what such an item is charged for would be one. */
    static boolean wouldBe(FeeKind kind) {
        return kind != null && UTILITIES.contains(kind);
    }
}
