package io.huiyin.app.embedded;

/** Why the embedded database cannot be had, in words for the one who started the program. */
public class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
