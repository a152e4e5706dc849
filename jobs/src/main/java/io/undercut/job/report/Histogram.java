package io.undercut.job.report;

import com.google.common.primitives.Ints;
import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;

/**
 * Residuals, or changes of predictions, by size.
 *
 * @param low lower edge of the first bin, in the label's unit
 * @param width width of a bin
 * @param counts rows in each bin
 * @param outside rows beyond the bins, which hold the middle 99 %
 */
record Histogram(double low, double width, List<Integer> counts, int outside) {
    private static final int BINS = 41;
    private static final double TAIL_PERCENT = 0.5;

    /** Symmetric about 0, so that a bias shows. */
    static Histogram ofResiduals(List<ScoredExample> rows) {
        return of(rows.stream().mapToDouble(ScoredExample::residual).toArray());
    }

    /** The same of differences, at least one. */
    static Histogram of(double[] residuals) {
        double reach = Math.max(
                Math.abs(Figures.percentile(residuals, TAIL_PERCENT)),
                Math.abs(Figures.percentile(residuals, 100 - TAIL_PERCENT)));
        double width = Math.max(2 * reach / BINS, 1e-9);
        int[] counts = new int[BINS];
        int outside = 0;
        for (double residual : residuals) {
            int bin = bin(residual, -reach, width, BINS);
            if (bin < 0) {
                outside++;
            } else {
                counts[bin]++;
            }
        }
        return new Histogram(-reach, width, Ints.asList(counts), outside);
    }

    /** The bin of a value, the upper edge belonging to the last; -1 outside. */
    static int bin(double value, double low, double width, int bins) {
        int bin = (int) Math.floor((value - low) / width);
        if (bin == bins && value <= low + width * bins * (1 + 1e-12)) {
            return bins - 1;
        }
        return bin < 0 || bin >= bins ? -1 : bin;
    }
}
