package io.undercut.race.simulation.track;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Random numbers addressed by a path (seed, season, round, purpose, car, lap …) and a counter, so that a draw never depends on what was drawn
 * before it elsewhere: a race alone equals the same race in a whole championship, and one car's telemetry that of all.
 */
public final class Noise {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private final long stream;
    private final AtomicLong counter = new AtomicLong();

    private Noise(long stream) {
        this.stream = stream;
    }

    public static Noise at(long seed, long... path) {
        long mixed = mix(seed + GOLDEN_GAMMA);
        for (long step : path) {
            mixed = mix(mixed + GOLDEN_GAMMA * (step + 1));
        }
        return new Noise(mixed);
    }

    /** David Stafford's variant 13 of MurmurHash3's finalizer, the mix of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 0 … 1, the one excluded, in steps of 2⁻⁵³. */
    private double unit() {
        return (mix(stream + GOLDEN_GAMMA * counter.incrementAndGet()) >>> 11) * UNIT;
    }

    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** A whole number from low to high, both included. */
    public int whole(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /**
     * Normal with mean 0, by Box and Muller. The JDK's own nextGaussian changed its algorithm between releases; this one gives the same bits
     * everywhere.
     */
    public double gaussian(double sigma) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return sigma * radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** Log-logistic (Fisk) by inversion: median scale, the heavier in its tail the smaller the shape. */
    public double logLogistic(double scale, double shape) {
        double u = unit();
        return scale * StrictMath.pow(u / (1 - u), 1 / shape);
    }
}
