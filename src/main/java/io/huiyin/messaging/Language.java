package io.huiyin.messaging;

import io.huiyin.kernel.Text;
import java.util.Locale;

/** The languages that messages are written in. */
public enum Language {
    ZH,
    EN;

    /** As in requests and answers: {@code zh}, {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param tag {@code zh} or {@code en} */
    public static Language of(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT));
    }

    String of(Text text) {
        return this == ZH ? text.zh() : text.en();
    }
}
