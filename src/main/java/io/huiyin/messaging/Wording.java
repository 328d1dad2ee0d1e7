package io.huiyin.messaging;

import io.huiyin.kernel.Text;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders in braces, as {@code {number}}; a brace itself is written twice. Nothing in it is evaluated:
 * whoever writes a text can name values and do no more.
 *
 * @param text the text as it was written
 */
record Wording(String text) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{|\\}\\}|\\{([a-z][A-Za-z0-9]*)\\}|[{}]");

    /** The names of its placeholders. */
    Set<String> names() {
        var names = new TreeSet<String>();
        var token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group(1) != null) names.add(token.group(1));
        }
        return names;
    }

    /** Whether every brace belongs to a placeholder or is doubled. */
    boolean isSound() {
        return TOKEN.matcher(text).results().noneMatch(token -> token.group().length() == 1);
    }

    /** Fills in what is known by now; other placeholders stay, and braces inside values are not taken for some. */
    Wording bind(Map<String, Text> values, Language language) {
        return new Wording(replaced(token -> {
            var value = token.group(1) == null ? null : values.get(token.group(1));
            return value == null ? token.group() : escaped(language.of(value));
        }));
    }

    /** The text for the reader. */
    String finish(Map<String, String> values) {
        return replaced(token -> {
            if (token.group(1) == null) return token.group().substring(0, 1);
            return values.getOrDefault(token.group(1), "");
        });
    }

    private String replaced(Function<Matcher, String> replacement) {
        var token = TOKEN.matcher(text);
        var result = new StringBuilder();
        while (token.find()) token.appendReplacement(result, Matcher.quoteReplacement(replacement.apply(token)));
        return token.appendTail(result).toString();
    }

    private static String escaped(String value) {
        return value.replace("{", "{{").replace("}", "}}");
    }
}
