package io.huiyin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The secret of an API key: {@code hy_} and 40 random letters and digits, 238 bits. It is too random to be guessed, so a
 * plain SHA-256 keeps it; a slow hash would only slow every call.
 */
record Secret(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 40;
    private static final int SHOWN = 9;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        var text = new StringBuilder("hy_");
        for (int i = 0; i < LENGTH; i++) text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return new Secret(text.toString());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Enough to recognise a key of ours by; of a secret that someone else chose, nothing. */
    String prefix() {
        return value.startsWith("hy_") && value.length() > LENGTH ? value.substring(0, SHOWN) : "";
    }

    @Override
    public String toString() {
        return "Secret[" + prefix() + "…]";
    }
}
