package io.huiyin.protection;

/** The keys are missing or cannot be read. The message is for the operator and shows nothing of a key. */
public class UnusableKeyset extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableKeyset(String message) {
        super(message);
    }

    UnusableKeyset(String message, Throwable cause) {
        super(message, cause);
    }
}
