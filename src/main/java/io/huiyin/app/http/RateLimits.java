package io.huiyin.app.http;

import io.huiyin.app.http.TokenBuckets.Grant;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * How much one client may ask of this instance (限流). Each instance counts for itself: a count that all shared would cost
 * every request a write, and what is protected here, its threads and its connections, is its own.
 */
@Singleton
class RateLimits {

    static final String POLICY = "RateLimit-Policy";
    static final String LIMIT = "RateLimit";

    private final TokenBuckets keys;
    private final TokenBuckets addresses;
    private final TokenBuckets failures;
    private final KnownSecrets known;

    RateLimits(RateConfig config, Clock clock) {
        keys = new TokenBuckets(config.key(), clock);
        addresses = new TokenBuckets(config.address(), clock);
        failures = new TokenBuckets(config.failures(), clock);
        known = new KnownSecrets(clock);
    }

    /** Headers of the IETF's draft: what is granted, and what is left of it. Both null where there is no limit. */
    record Headers(String policy, String limit) {

        private static final Headers NONE = new Headers(null, null);

        private static Headers of(String name, Rate rate, Grant grant) {
            if (rate.isUnlimited()) return NONE;
            return new Headers(
                    "\"%s\";q=%d;w=%d"
                            .formatted(name, rate.requests(), rate.per().toSeconds()),
                    "\"%s\";r=%d;t=%d".formatted(name, grant.remaining(), seconds(grant.retryIn())));
        }
    }

    /**
     * Before anyone is asked who calls.
     *
     * @throws ProblemException 429 for an address that asks too much, or that guesses
     */
    void admit(String address, String secret) {
        var asked = addresses.take(address);
        if (!asked.granted()) throw refused("address", addresses.rate(), asked);
        var guessed = failures.look(address);
        if (!guessed.granted() && !known.contains(secret)) throw refused("failures", failures.rate(), guessed);
    }

    /** A secret was refused. */
    void failed(String address, String secret) {
        failures.take(address);
        known.forget(secret);
    }

    /**
     * Once the caller is known.
     *
     * @throws ProblemException 429 for a caller who asks too much
     */
    Headers admit(Caller caller, String secret) {
        known.remember(secret);
        var asked = keys.take(caller.kind() + " " + caller.id());
        if (!asked.granted()) throw refused("key", keys.rate(), asked);
        return Headers.of("key", keys.rate(), asked);
    }

    private static ProblemException refused(String name, Rate rate, Grant grant) {
        var headers = Headers.of(name, rate, grant);
        return new ProblemException(
                        HttpProblems.RATE_LIMITED,
                        Text.of("Ask again in %d second(s).", "请在 %d 秒后重试。", seconds(grant.retryIn())))
                .with("limit", name)
                .header("Retry-After", String.valueOf(seconds(grant.retryIn())))
                .header(POLICY, headers.policy())
                .header(LIMIT, headers.limit());
    }

    /** Whole seconds, up. */
    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
