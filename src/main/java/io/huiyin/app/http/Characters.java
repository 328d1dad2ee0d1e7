package io.huiyin.app.http;

/** Tells text from byte noise. */
final class Characters {

    private Characters() {}

    /** Whether a text has neither NUL nor half a surrogate pair. */
    static boolean areSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) return false;
            if (!Character.isSurrogate(c)) continue;
            if (!Character.isHighSurrogate(c)
                    || i + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(i + 1))) {
                return false;
            }
            i++;
        }
        return true;
    }
}
