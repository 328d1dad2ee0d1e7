package io.huiyin.messaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted to others, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says: they know that
 * it comes from here, is whole, and is not an old one.
 */
final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @throws IllegalArgumentException unless it is {@code whsec_} and at least 24 bytes in base64; it is not quoted */
    static SigningSecret parse(String text) {
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "must be %s and at least %d bytes in base64".formatted(PREFIX, SHORTEST));
        }
        return new SigningSecret(key);
    }

    /** The value of {@code webhook-signature}. */
    String sign(String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
