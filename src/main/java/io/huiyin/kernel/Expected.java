package io.huiyin.kernel;

/**
 * The version of a thing that the caller has seen ({@code If-Match}), so that nobody overwrites what he has not read.
 *
 * @param version the version, or null where the caller does not mind
 */
public record Expected(Integer version) {

    public static final Expected ANY = new Expected(null);

    /** @throws ProblemException 412 if the caller has seen another version than {@code actual} */
    public void check(int actual) {
        if (version != null && version != actual) throw Problems.stale();
    }
}
