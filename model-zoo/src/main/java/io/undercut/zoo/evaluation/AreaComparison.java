package io.undercut.zoo.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.undercut.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * Whether two predictors of the same rows have different areas under the ROC curve, by the test of DeLong, DeLong and Clarke-Pearson
 * (Biometrics 44, 1988), with midranks (Sun and Xu, IEEE Signal Processing Letters 21, 2014). It takes rows for independent; the bootstrap
 * over groups beside it does not.
 *
 * @param other the other predictor's name
 * @param difference the first's area minus the other's
 * @param standardError of the difference; 0 where both order all rows alike
 * @param pValue two-sided: how likely a difference as large is where there is none, 0 … 1
 */
public record AreaComparison(String other, double difference, double standardError, double pValue) {
    /** Below it a p-value says no more than that it is small. */
    private static final double LEAST_TOLD = 1e-4;

    /** Refuses numbers that are none. */
    public AreaComparison {
        if (!Double.isFinite(difference) || !(standardError >= 0) || !(pValue >= 0 && pValue <= 1)) {
            throw Fault.data("a comparison of areas is %s ± %s, p %s; must be finite, 0 or more, within 0 … 1"
                    .formatted(difference, standardError, pValue));
        }
    }

    /**
     * Compares.
     *
     * @param other the other predictor's name
     * @param one rows with the probabilities of two classes, at least two of each
     * @param others the same rows as the other predicts them, in the same order
     */
    static AreaComparison of(String other, List<ScoredExample> one, List<ScoredExample> others) {
        int[] positive = IntStream.range(0, one.size())
                .filter(at -> one.get(at).labels()[1] > 0.5)
                .toArray();
        int[] negative = IntStream.range(0, one.size())
                .filter(at -> !(one.get(at).labels()[1] > 0.5))
                .toArray();
        if (positive.length < 2 || negative.length < 2) {
            throw Fault.data("areas of " + positive.length + " rows of one class and " + negative.length
                    + " of the other cannot be compared; at least two of each are needed");
        }
        Placements first = Placements.of(one, positive, negative);
        Placements second = Placements.of(others, positive, negative);
        double difference = mean(first.ofPositives) - mean(second.ofPositives);
        double variance = varianceOfDifference(first.ofPositives, second.ofPositives) / positive.length
                + varianceOfDifference(first.ofNegatives, second.ofNegatives) / negative.length;
        double error = StrictMath.sqrt(variance);
        double p = error > 0 ? Erf.erfc(Math.abs(difference) / error / StrictMath.sqrt(2)) : 1;
        return new AreaComparison(other, difference, error, p);
    }

    /** {@code DeLong p = 0.013}, {@code DeLong p < 0.0001}. */
    @JsonIgnore
    public String words() {
        return pValue < LEAST_TOLD
                ? "DeLong p < 0.0001"
                : String.format(java.util.Locale.ROOT, "DeLong p = %.4f", pValue);
    }

    /** Of each row of a class the share of the other class's rows that it is on the right side of, ties counted half. */
    private record Placements(double[] ofPositives, double[] ofNegatives) {
        static Placements of(List<ScoredExample> rows, int[] positive, int[] negative) {
            double[] positives = probabilities(rows, positive);
            double[] negatives = probabilities(rows, negative);
            return new Placements(shares(positives, negatives, false), shares(negatives, positives, true));
        }

        private static double[] probabilities(List<ScoredExample> rows, int[] places) {
            return Arrays.stream(places)
                    .mapToDouble(at -> rows.get(at).predicted()[1] + 0.0)
                    .toArray();
        }

        private static double[] shares(double[] of, double[] among, boolean above) {
            double[] sorted = among.clone();
            Arrays.sort(sorted);
            return Arrays.stream(of)
                    .map(value -> {
                        int below = first(sorted, value, false);
                        int notAbove = first(sorted, value, true);
                        double half = (notAbove - below) / 2.0;
                        return (above ? sorted.length - notAbove + half : below + half) / sorted.length;
                    })
                    .toArray();
        }

        /** The first place with a value of at least, or above, the one given. */
        private static int first(double[] sorted, double value, boolean above) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < value || above && sorted[middle] == value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double varianceOfDifference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int at = 0; at < difference.length; at++) {
            difference[at] = one[at] - other[at];
        }
        double mean = mean(difference);
        double squares = 0;
        for (double value : difference) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (difference.length - 1);
    }
}
