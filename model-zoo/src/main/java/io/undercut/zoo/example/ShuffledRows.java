package io.undercut.zoo.example;

/**
 * The order in which one replica sees its rows in one epoch. A counter-based generator over (seed, replica, epoch) draws it, so that any
 * process can draw it again at any time.
 */
public final class ShuffledRows {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private ShuffledRows() {}

    /** A permutation of {@code 0 … rows-1} (Fisher and Yates). */
    public static int[] order(int rows, long seed, int replica, int epoch) {
        int[] order = new int[rows];
        for (int at = 0; at < rows; at++) {
            order[at] = at;
        }
        long key = mix(mix(mix(seed) + replica) + epoch);
        for (int last = rows - 1; last > 0; last--) {
            long draw = mix(key + (long) last * GOLDEN);
            int other = (int) Long.remainderUnsigned(draw, last + 1L);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** SplitMix64's finaliser (Steele, Lea, Flood, OOPSLA 2014). */
    public static long mix(long state) {
        long z = state + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
