package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;

/**
 * A figure and its 95 % percentile bootstrap interval over races. With a single race there is nothing to resample and the interval
 * collapses to the figure: read it together with the number of races.
 *
 * @param value the figure on all races
 * @param low the 2.5 % percentile of the resampled figure
 * @param high the 97.5 % percentile; at least {@code low}
 */
public record Estimate(double value, double low, double high) {
    /** Refuses an interval that is upside down or not finite. */
    public Estimate {
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw Fault.data(
                    "estimate is %s within %s … %s; must be finite with low <= high".formatted(value, low, high));
        }
    }
}
