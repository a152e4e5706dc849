package io.undercut.stream.feature.lap;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures over a few laps, in a fixed order of summation. Unknown values are left out; what cannot be said is NaN. */
public final class Numbers {
    private Numbers() {}

    /** Values that are known, in order. */
    public static <T> double[] known(List<T> items, ToDoubleFunction<T> value) {
        return items.stream()
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    /** Their mean; NaN of none. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    /** Population standard deviation; NaN below two values. */
    static double deviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / values.length);
    }

    static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    /** The middle value, or the mean of the two; NaN of none. */
    public static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Slope of a least-squares line; NaN below {@code fewest} points or where all x are one. */
    static double slope(double[] x, double[] y, int fewest) {
        if (x.length < fewest) {
            return Double.NaN;
        }
        double centre = mean(x);
        double level = mean(y);
        double xy = 0;
        double xx = 0;
        for (int at = 0; at < x.length; at++) {
            xy += (x[at] - centre) * (y[at] - level);
            xx += (x[at] - centre) * (x[at] - centre);
        }
        return xx > 0 ? xy / xx : Double.NaN;
    }

    /** The value, or NaN where there is none. */
    public static double of(Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    /** Within limits; NaN stays. */
    static double clamp(double value, double low, double high) {
        return Double.isNaN(value) ? value : Math.max(low, Math.min(high, value));
    }
}
