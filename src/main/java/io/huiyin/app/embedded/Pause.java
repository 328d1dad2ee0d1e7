package io.huiyin.app.embedded;

import java.time.Duration;

/** A wait between two looks at something outside of this program. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
