package io.undercut.stream.featureset;

import com.google.common.math.Stats;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one column of a feature set holds. Exact, and dependent on the values in their order alone. Figures of a column of nulls are null.
 *
 * @param name the column
 * @param count values that are known
 * @param nulls values that are not
 * @param mean of the known ones
 * @param std their population standard deviation
 * @param min the least
 * @param max the greatest
 * @param quantiles at {@link #PER_MILLE}, interpolated
 * @param low lower edge of the histogram's first bin: the first of the quantiles
 * @param width width of a bin
 * @param bins values in each bin; the last one includes its upper edge
 * @param below values below the first bin
 * @param above values above the last
 */
public record ColumnStatistics(
        String name,
        long count,
        long nulls,
        Double mean,
        Double std,
        Double min,
        Double max,
        List<Double> quantiles,
        Double low,
        Double width,
        List<Long> bins,
        long below,
        long above)
        implements Serializable {
    /** The quantiles that are kept, per mille. */
    public static final List<Integer> PER_MILLE = List.of(5, 10, 50, 250, 500, 750, 950, 990, 995);

    private static final int BINS = 24;

    /** Copies the lists. */
    public ColumnStatistics {
        quantiles = List.copyOf(quantiles);
        bins = List.copyOf(bins);
    }

    /** Measures a column; NaN is null. */
    public static ColumnStatistics of(String name, float[] values) {
        double[] known = new double[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                known[count++] = value;
            }
        }
        known = Arrays.copyOf(known, count);
        long nulls = values.length - count;
        if (count == 0) {
            return new ColumnStatistics(name, 0, nulls, null, null, null, null, List.of(), null, null, List.of(), 0, 0);
        }
        Stats stats = Stats.of(known);
        List<Double> quantiles = quantiles(known);
        double low = quantiles.get(0);
        double high = quantiles.get(quantiles.size() - 1);
        Histogram histogram = Histogram.of(known, low, high);
        return new ColumnStatistics(
                name,
                count,
                nulls,
                stats.mean(),
                stats.populationStandardDeviation(),
                stats.min(),
                stats.max(),
                quantiles,
                low,
                histogram.width(),
                histogram.bins(),
                histogram.below(),
                histogram.above());
    }

    /** By sorting: selection, as in Guava's quantiles, takes quadratic time where most values are equal, as flags are. */
    private static List<Double> quantiles(double[] known) {
        double[] sorted = known.clone();
        Arrays.sort(sorted);
        return PER_MILLE.stream()
                .map(mille -> {
                    double place = (sorted.length - 1) * (mille / 1000.0);
                    int below = (int) place;
                    double next = sorted[Math.min(below + 1, sorted.length - 1)];
                    return sorted[below] + (place - below) * (next - sorted[below]);
                })
                .toList();
    }

    /** Share of nulls, 0 … 1. */
    public double nullShare() {
        return count + nulls == 0 ? 0 : (double) nulls / (count + nulls);
    }

    /** A quantile that is kept; null where the column holds nulls only. */
    public Double quantile(int perMille) {
        return quantiles.isEmpty() ? null : quantiles.get(PER_MILLE.indexOf(perMille));
    }

    private record Histogram(double width, List<Long> bins, long below, long above) {
        static Histogram of(double[] known, double low, double high) {
            double width = high > low ? (high - low) / BINS : 1;
            long[] bins = new long[BINS];
            long below = 0;
            long above = 0;
            for (double value : known) {
                int bin = (int) Math.floor((value - low) / width);
                if (value < low) {
                    below++;
                } else if (value > Math.max(high, low)) {
                    above++;
                } else {
                    bins[Math.min(bin, BINS - 1)]++;
                }
            }
            List<Long> list = new ArrayList<>();
            for (long bin : bins) {
                list.add(bin);
            }
            return new Histogram(width, list, below, above);
        }
    }
}
