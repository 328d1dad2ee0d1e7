package io.huiyin.bench;

import java.util.Arrays;

/**
 * What one load came to.
 *
 * @param nanos the time of each operation, in any order
 */
record Measured(long[] nanos, double seconds) {

    double perSecond() {
        return nanos.length / seconds;
    }

    /** The time below which {@code share} of the operations stayed, in milliseconds. */
    double percentileMillis(double share) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }
}
