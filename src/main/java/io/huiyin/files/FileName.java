package io.huiyin.files;

/** What a file is called when it is shown or saved again; never where it lies. */
final class FileName {

    /** In characters; leaves room for an extension within what file systems take. */
    static final int LONGEST = 100;

    private FileName() {}

    /** The last part of what the sender called it, without anything that a terminal, a header or a path would obey. */
    static String of(String sent) {
        var name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var plain = new StringBuilder();
        name.codePoints().filter(FileName::isPlain).forEach(plain::appendCodePoint);
        var stripped = plain.toString().strip();
        // Dots alone, or in front, mean something to a file system.
        stripped = stripped.replaceFirst("^\\.+", "");
        if (stripped.isEmpty()) return "file";
        return stripped.length() <= LONGEST ? stripped : shortened(stripped);
    }

    private static boolean isPlain(int character) {
        if ("\"<>:|?*%;".indexOf(character) >= 0) return false;
        return switch (Character.getType(character)) {
            // FORMAT holds the marks that turn the direction of writing, which make "gpj.exe" look like "exe.jpg".
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    /** Keeps the end, where the extension is. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        var end = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int cut = LONGEST - end.length();
        if (Character.isHighSurrogate(name.charAt(cut - 1))) cut--;
        return name.substring(0, cut) + end;
    }
}
