package io.huiyin.files;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where the bytes of files lie. A key names them; it is random, so that a name never becomes a place. */
interface Storage {

    /** Keeps a copy of {@code source} under a new key, safe from a loss of power when it returns. */
    void put(String key, Path source);

    /** @throws IllegalStateException if nothing lies there */
    InputStream open(String key);

    /** Does nothing if nothing lies there. */
    void delete(String key);

    /** Keys after {@code after} in their order, of what was put before a moment: at most {@code limit}. */
    List<String> putBefore(Instant moment, String after, int limit);
}
