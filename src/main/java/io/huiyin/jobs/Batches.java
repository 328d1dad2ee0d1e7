package io.huiyin.jobs;

import java.util.function.IntSupplier;

/** Bulk work in bounded batches, each of which commits by itself. */
public final class Batches {

    private Batches() {}

    /**
     * Repeats {@code batch} until it comes back short.
     *
     * @param size  what a full batch comes to
     * @param batch answers how much it did
     * @return how much all did
     */
    public static int all(int size, IntSupplier batch) {
        int total = 0;
        int done;
        do {
            done = batch.getAsInt();
            total += done;
        } while (done == size);
        return total;
    }
}
