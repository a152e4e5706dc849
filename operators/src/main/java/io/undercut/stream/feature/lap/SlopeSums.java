package io.undercut.stream.feature.lap;

/**
 * Sums of a line through the origin, loss on tire age gained: enough for its slope, and additive.
 *
 * @param xy sum of gain × loss, lap·s
 * @param xx sum of gain², lap²
 */
public record SlopeSums(double xy, double xx) {
    /** No laps. */
    public static final SlopeSums NONE = new SlopeSums(0, 0);

    SlopeSums plus(double gain, double loss) {
        return new SlopeSums(xy + gain * loss, xx + gain * gain);
    }

    SlopeSums plus(SlopeSums other) {
        return new SlopeSums(xy + other.xy, xx + other.xx);
    }

    /** The slope, drawn towards a prior as if {@code strength} lap² had been seen on it (ridge). */
    double slope(double prior, double strength) {
        return (xy + strength * prior) / (xx + strength);
    }

    /** The slope of the laps alone; NaN where none gained age. */
    double slope() {
        return xx > 0 ? xy / xx : Double.NaN;
    }
}
