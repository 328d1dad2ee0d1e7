package io.huiyin.app.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The digests of secrets that were good lately. It grants nothing: they may still be asked about while others from the same
 * address are refused for guessing, so that nobody can lock an office out of its own service.
 */
final class KnownSecrets {

    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Instant> seen = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    KnownSecrets(Clock clock) {
        this.clock = clock;
    }

    void remember(String secret) {
        var digest = digest(secret);
        synchronized (seen) {
            seen.put(digest, clock.instant());
        }
    }

    void forget(String secret) {
        var digest = digest(secret);
        synchronized (seen) {
            seen.remove(digest);
        }
    }

    boolean contains(String secret) {
        var digest = digest(secret);
        synchronized (seen) {
            var at = seen.get(digest);
            return at != null && at.plus(KEPT).isAfter(clock.instant());
        }
    }

    private static String digest(String secret) {
        return HexFormat.of().formatHex(BodyDigest.sha256(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
