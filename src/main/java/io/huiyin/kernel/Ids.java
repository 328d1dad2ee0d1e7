package io.huiyin.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter, 62 random bits. Within one process they rise strictly,
 * so a list by id is a list by creation. The host's clock is enough here: an id orders, it never dates.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static long lastTick;

    private Ids() {}

    public static UUID next() {
        long tick = nextTick(System.currentTimeMillis());
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Milliseconds and counter as one number: more than 4096 ids in a millisecond borrow from the next one. */
    private static synchronized long nextTick(long millis) {
        lastTick = Math.max(lastTick + 1, millis << 12);
        return lastTick;
    }
}
