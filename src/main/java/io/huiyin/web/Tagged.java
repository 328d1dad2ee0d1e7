package io.huiyin.web;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** An answer with a version: it is sent with an {@code ETag}, and a conditional GET may get 304. */
public interface Tagged {

    int version();

    /** The version, or {@code version-hash} where the answer shows parts that change without it. */
    @JsonIgnore
    default String tag() {
        return String.valueOf(version());
    }
}
