package io.huiyin.imports;

/** A column that someone else's table may have (列), as an enum lists them. */
public interface ForeignColumn {

    /** Whether a table cannot do without it. */
    boolean isRequired();

    /** The name of a set of columns of which a table needs one at least; null for none. */
    default String oneOf() {
        return null;
    }

    /** The headers by which it is known, between blanks, the usual one first; without blanks, brackets and marks, in lower case. */
    String aliases();
}
