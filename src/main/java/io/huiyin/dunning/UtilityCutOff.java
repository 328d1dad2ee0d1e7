package io.huiyin.dunning;

import io.huiyin.billing.FeeItem;
import io.huiyin.billing.FeeKind;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
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

    /** A service by whose name a house is supplied, and not with bottles or a place to charge a car. */
    private static final Pattern NAMED = Pattern.compile("自来水|(供|(?<![家公商饮])用)(水|电|气|暖|热)|燃气(?![灶具])|煤气|天然气|暖气(?!片)"
            + "|(?<![装])水费|(?<![充])电费|气费|(water|power|electricity|heat|gas) supply|\\b(electricity|utilities)\\b");

    private static final String UTILITY = "(water|power|electric|heat|gas|utilit)";

    /** As the table's own check has it, so that whatever passes here passes there. */
    private static final Pattern CODE = Pattern.compile(
            "(cut|stop|shut|disconnect|limit|suspend)[^a-z]*(off)?[^a-z]*" + UTILITY + "|" + UTILITY
                    + "[a-z]*[^a-z]*(cut|stop|shut|disconnect|suspen)",
            Pattern.CASE_INSENSITIVE);

    private static final String VERB =
            "(cut|stop|shut|disconnect|limit|suspen|interrupt|withh|discontinu|turn(ed|ing)? off|switch|den(y|ie)|lock|seal)";

    /** What a utility comes by, which somebody may lock as well. */
    private static final String ENGLISH_UTILITY = "(water|power(?! of attorney)"
            + "|electric(?!(al)? (car|vehicle|bike|scooter|lock|shutter|gate|door))|heat|gas|utilit|tap\\b|valve|meter)";

    /** Behind it some of these are things: an electric lock, a shutter. */
    private static final String CUT =
            "(cut|stop|shut\\b|disconnect|suspen|interrupt|withh|discontinu|turn(ed|ing)? off|switch|denied|locked|sealed|off\\b)";

    private static final Pattern ENGLISH = Pattern.compile("\\b" + VERB
            + "[a-z]*( (off|down|the|your|their|our|all|any|of|to|from|supply|supplies|service|services))* "
            + ENGLISH_UTILITY
            + "|\\b" + ENGLISH_UTILITY
            + "[a-z]*( (supply|supplies|service|services|and|or|will|may|can|shall|would|be|is|are|been|being|get|then))* "
            + CUT);

    private static final String CHINESE_UTILITY =
            "(自来水|水(?![泥平果池])|电(?![话视梯子商动瓶器池影脑])|燃气|煤气|天然气|气(?![候温体])|暖|热(?![线情心切]))";

    /** Before what is stopped; many of these are the end of other words, such as 有关, 一切, 判断, 期限. */
    private static final String STOP =
            "(停(?!车)|(?<![判诊不果推])断|掐|(?<![一亲密迫热急贴])切|(?<![期权有无局上下])限(?![期时于定])|(?<![相有机海开无])关(?!于)"
                    + "|(?<![密信开])封|(?<![闭连])锁|剪|拒绝?|不给|不再|不予)(止|断|掉|制|闭|停|绝)?";

    /** Behind it. */
    private static final String STOPPED = "(停(?!车)|断|掐|切[断掉]|限[制供用]|关[闭停断掉])";

    private static final Pattern CHINESE = Pattern.compile(STOP
            + "(对|向|给|您|你|贵|本|该|户|家|房屋|业主|的)*(供应?|供给|提供|使用|用)?的?" + CHINESE_UTILITY + "(?![水电气暖热]*费)"
            + "|" + CHINESE_UTILITY + "(供应|都|将|会|要|被|就|也|予以|立即|一律|全部)*" + STOPPED + "|拉闸|停供|(减压|降低|减少)[供用]"
            + CHINESE_UTILITY + "|[封锁关]闭?阀");

    /** Between two clauses; what stands on both sides of it says nothing together. */
    private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?，。；：！？、\\n]");

    private static final String SIGNS = "[\\s.\\p{Cf}\\p{Pd}\\p{Pc}\\p{Sk}\\p{Zs}*·…~/|'\"]+";

    /** Letters that are put between Chinese ones, or one by one. */
    private static final Pattern LETTERS_BETWEEN = Pattern.compile("(?<=\\p{IsHan})[a-z0-9]{1,2}(?=\\p{IsHan})");

    private static final Pattern SPELLED = Pattern.compile("\\b[a-z](?:[^a-z\\p{IsHan}]+[a-z]\\b){4,}");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");

    /** Cyrillic and Greek letters that look like Latin ones, and those. */
    private static final String LOOK_ALIKE = "аеорсухіѕјһԁԝαορν";

    private static final String LATIN = "aeopcyxisjhdwaopv";

    private static final Pattern BETWEEN_CHINESE = Pattern.compile("(?<=\\p{IsHan})" + SIGNS + "(?=\\p{IsHan})");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cf}\\p{Pd}\\p{Pc}\\p{Po}\\p{Sk}\\p{Zs}]+");
    private static final Pattern DOT_IN_WORDS = Pattern.compile("(?<=[a-z])\\.(?=[a-z])");

    private UtilityCutOff() {}

    /** Whether a name says it: of a step, or of its kind. */
    static boolean isSaidByCode(String code) {
        return code != null && (CODE.matcher(code).find() || isSaidBy(code));
    }

    /** Whether a text says it, in either language. */
    static boolean isSaidBy(String text) {
        if (text == null) return false;
        var plain = latin(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        if (SPELLED.matcher(plain).results().anyMatch(UtilityCutOff::isSaidLetterByLetter)) return true;
        plain = BETWEEN_CHINESE.matcher(plain).replaceAll("");
        plain = DOT_IN_WORDS.matcher(plain).replaceAll(" ");
        return CLAUSE_END.splitAsStream(plain).anyMatch(UtilityCutOff::isSaidByClause);
    }

    private static boolean isSaidByClause(String clause) {
        var words = BETWEEN_WORDS.matcher(clause).replaceAll(" ").strip();
        return ENGLISH.matcher(words).find()
                || CHINESE.matcher(words).find()
                || CHINESE.matcher(LETTERS_BETWEEN.matcher(words).replaceAll(""))
                        .find();
    }

    private static boolean isSaidLetterByLetter(MatchResult letters) {
        return CODE.matcher(NO_LETTER.matcher(letters.group()).replaceAll("")).find();
    }

    private static String latin(String text) {
        return text.codePoints()
                .map(c -> LOOK_ALIKE.indexOf(c) < 0 ? c : LATIN.charAt(LOOK_ALIKE.indexOf(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether withholding what an item is charged for would be one, by its kind or by what it is called. */
    static boolean wouldBe(FeeItem item) {
        return item.kind() != null && UTILITIES.contains(item.kind())
                || NAMED.matcher(Normalizer.normalize(item.name(), Normalizer.Form.NFKC)
                                .toLowerCase(Locale.ROOT))
                        .find();
    }
}
