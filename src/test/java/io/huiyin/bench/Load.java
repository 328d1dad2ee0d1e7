package io.huiyin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Runs an operation on several connections at once for some time, each connection one operation after the other. */
final class Load {

    /** One connection's operation; it fails loudly, so that no error counts as a fast answer. */
    interface Operation extends AutoCloseable {
        void run() throws Exception;
    }

    /** Makes the operation of one connection. */
    interface Maker {
        Operation make(int connection) throws Exception;
    }

    private Load() {}

    static Measured run(int connections, Duration duration, Maker maker) throws Exception {
        var operations = new ArrayList<Operation>();
        for (int i = 0; i < connections; i++) operations.add(maker.make(i));
        try (var threads = Executors.newFixedThreadPool(connections)) {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Callable<long[]>> loops = operations.stream()
                    .<Callable<long[]>>map(operation -> () -> loop(operation, end))
                    .toList();
            var times = new ArrayList<long[]>();
            for (var loop : threads.invokeAll(loops)) times.add(loop.get());
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Measured(times.stream().flatMapToLong(Arrays::stream).toArray(), seconds);
        } finally {
            for (var operation : operations) operation.close();
        }
    }

    private static long[] loop(Operation operation, long end) throws Exception {
        var times = new long[1024];
        int count = 0;
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            operation.run();
            if (count == times.length) times = Arrays.copyOf(times, count * 2);
            times[count++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(times, count);
    }
}
