package io.huiyin.kernel;

/**
 * A kind of problem (RFC 9457). Each room declares its own as constants of a class named {@code …Problems};
 * {@code docs/problems.md} lists them all and a test compares the two.
 *
 * @param slug   the last part of the stable URI {@code /problems/<slug>}
 * @param status the HTTP status that it answers
 * @param title  what never varies between occurrences
 */
public record ProblemType(String slug, int status, Text title) {

    public ProblemType(String slug, int status, String en, String zh) {
        this(slug, status, new Text(en, zh));
    }

    public String uri() {
        return "/problems/" + slug;
    }
}
