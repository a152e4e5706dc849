package io.undercut.benchmark;

import java.util.Arrays;

/** Seconds of something that may throw, and the median of several. */
final class Stopwatch {
    private Stopwatch() {}

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
