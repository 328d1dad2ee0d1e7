package io.huiyin.kernel;

import java.util.Locale;

/** A sentence for people in both languages of the product, so that neither can be forgotten. */
public record Text(String en, String zh) {

    /** Fills the same arguments into both patterns ({@link String#format}); a literal percent sign is written {@code %%}. */
    public static Text of(String en, String zh, Object... args) {
        return new Text(String.format(Locale.ROOT, en, args), String.format(Locale.ROOT, zh, args));
    }

    /** The sentence in {@code locale}: Chinese for {@code zh}, English for everything else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
