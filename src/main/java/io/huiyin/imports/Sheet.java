package io.huiyin.imports;

/** One table of a file; it is read from the first row on as often as needed, and never held whole. */
interface Sheet {

    /** The name on its tab; null where the format has none. */
    String name();

    /**
     * Hands out the rows from top to bottom until there are no more or {@code taker} wants none.
     *
     * @throws FileRefused if the file turns out to be damaged or larger than the limits allow
     */
    void read(Line.Taker taker);
}
