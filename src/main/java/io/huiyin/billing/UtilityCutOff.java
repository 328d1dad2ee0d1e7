package io.huiyin.billing;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stopping power, water, heat or gas (停水停电停热停气) to collect a fee, which the law forbids (民法典 944) and no step of dunning may
 * say (DUN-06).
 *
 * <p>Words of both languages are looked for next to each other, since what is owed for water may be named beside a stop of parking:
 * what is written to hide them (blanks, dashes, dots, wide letters, letters without width) is left out first. It keeps a mistake
 * and a careless template out of the ladder; who is bent on it finds other words, and letters are read by people.
 */
final class UtilityCutOff {

    private static final Set<FeeKind> UTILITIES =
            EnumSet.of(FeeKind.WATER, FeeKind.ELECTRICITY, FeeKind.GAS, FeeKind.HEATING);

    private static final String UTILITY = "(water|power|electric|heat|gas|utilit)";
    private static final String VERB =
            "(cut|stop|shut|disconnect|limit|suspen|interrupt|withh|discontinu|turn(ed|ing)? off|switch)";

    /** In names, where words are often written without blanks. */
    private static final Pattern CODE = Pattern.compile("(cut|stop|shut|disconnect|limit|suspend)(off)?" + UTILITY + "|"
            + UTILITY + "[a-z]*(cut|stop|shut|disconnect|suspen)");

    private static final Pattern ENGLISH = Pattern.compile("\\b" + VERB
            + "[a-z]*( (off|down|the|your|their|our|all|any|of|to|from|supply|supplies|service|services))* " + UTILITY
            + "|\\b"
            + UTILITY
            + "[a-z]*( (supply|supplies|service|services|and|or|will|may|can|shall|would|be|is|are|been|being|get|then))* "
            + VERB);

    private static final String CHINESE_UTILITY = "(自来水|水(?!泥|平)|电(?![话视梯子商])|燃气|煤气|天然气|气(?![候温体])|暖|热(?![线情心]))";
    private static final String CHINESE_VERB = "(停(?!车)|断|掐|切|限(?!期)|关(?!于)|拉闸)(止|断|掉|制|闭|停)?";

    private static final Pattern CHINESE = Pattern.compile(CHINESE_VERB
            + "(对|向|给|您|你|贵|本|该|户|家|房屋|业主|的)*(供应?|供给|提供|使用)?的?" + CHINESE_UTILITY
            + "|" + CHINESE_UTILITY + "(供应|都|将|会|要|被|就|也|予以|立即|一律|全部)*" + CHINESE_VERB + "(?!车)|拉闸");

    /** Between two clauses; what stands on both sides of it says nothing together. */
    private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?，。；：！？、\\n]");

    private static final Pattern HIDING = Pattern.compile("[\\s\\p{Cf}\\p{Pd}\\p{Pc}\\p{Po}\\p{Sk}\\p{Zs}]+");

    private UtilityCutOff() {}

    /** Whether a text says it, in either language. */
    static boolean isSaidBy(String text) {
        if (text == null) return false;
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return CLAUSE_END.splitAsStream(plain).anyMatch(UtilityCutOff::isSaidByClause);
    }

    private static boolean isSaidByClause(String clause) {
        var words = HIDING.matcher(clause).replaceAll(" ").strip();
        return ENGLISH.matcher(words).find()
                || CODE.matcher(words.replace(" ", "")).find() && words.indexOf(' ') < 0
                || CHINESE.matcher(words.replace(" ", "")).find();
    }

    /** Whether withholding what such an item is charged for would be one. */
    static boolean wouldBe(FeeKind kind) {
        return kind != null && UTILITIES.contains(kind);
    }
}
