package io.huiyin.app.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each client that asks. At most {@value #MOST} are kept: the ones that asked longest ago are forgotten,
 * which gives them a full bucket again.
 */
final class TokenBuckets {

    static final int MOST = 50_000;

    private final Rate rate;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /** What a bucket holds, in nanoseconds of the rate's time: full is the whole of it. */
    private static final class Bucket {
        private long nanos;
        private Instant filledAt;
    }

    /**
     * What became of a request.
     *
     * @param remaining how many more would be granted now
     * @param retryIn   until the next one would be; zero where one would be now
     */
    record Grant(boolean granted, long remaining, Duration retryIn) {

        private static final Grant WITHOUT_LIMIT = new Grant(true, Long.MAX_VALUE, Duration.ZERO);
    }

    TokenBuckets(Rate rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
    }

    Rate rate() {
        return rate;
    }

    /** Takes a token if there is one. */
    Grant take(String client) {
        return ask(client, true);
    }

    /** Tells whether there is a token, and takes none. */
    Grant look(String client) {
        return ask(client, false);
    }

    private Grant ask(String client, boolean takes) {
        if (rate.isUnlimited()) return Grant.WITHOUT_LIMIT;
        var now = clock.instant();
        synchronized (buckets) {
            var bucket = takes ? buckets.computeIfAbsent(client, ignored -> full(now)) : buckets.get(client);
            return bucket == null ? new Grant(true, rate.requests(), Duration.ZERO) : ask(bucket, now, takes);
        }
    }

    private Grant ask(Bucket bucket, Instant now, boolean takes) {
        // A clock that was put back gives nothing, and takes nothing away.
        long passed = Math.max(0, Duration.between(bucket.filledAt, now).toNanos());
        bucket.nanos = passed >= rate.per().toNanos()
                ? rate.per().toNanos()
                : Math.min(rate.per().toNanos(), bucket.nanos + passed);
        bucket.filledAt = now;
        long each = rate.nanosEach();
        boolean granted = bucket.nanos >= each;
        if (granted && takes) bucket.nanos -= each;
        return new Grant(granted, bucket.nanos / each, Duration.ofNanos(Math.max(0, each - bucket.nanos)));
    }

    private Bucket full(Instant now) {
        var bucket = new Bucket();
        bucket.nanos = rate.per().toNanos();
        bucket.filledAt = now;
        return bucket;
    }
}
