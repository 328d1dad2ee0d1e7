package io.huiyin.callbacks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the database keeps them. */
final class Moments {

    private Moments() {}

    /** To the microsecond; null stays null. */
    static Instant kept(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }
}
