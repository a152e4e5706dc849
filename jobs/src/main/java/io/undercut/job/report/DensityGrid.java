package io.undercut.job.report;

import com.google.common.primitives.Doubles;
import io.undercut.zoo.evaluation.ScoredExample;
import java.util.ArrayList;
import java.util.List;

/**
 * How often which prediction met which truth, or which other prediction, on a square grid: as light for a million rows as for a thousand.
 *
 * @param low lower edge of both axes, in the label's unit
 * @param width width of a bin
 * @param bins bins along each axis
 * @param cells (bin of the truth, or the first prediction, bin of the prediction, rows) of each cell that has any
 * @param outside rows beyond the axes, which hold the middle 99 %
 */
record DensityGrid(double low, double width, int bins, List<List<Integer>> cells, int outside) {
    private static final int BINS = 48;
    private static final double TAIL_PERCENT = 0.5;

    static DensityGrid of(List<ScoredExample> rows) {
        return of(
                rows.stream().mapToDouble(ScoredExample::label).toArray(),
                rows.stream().mapToDouble(ScoredExample::prediction).toArray());
    }

    /** That of pairs, at least one. */
    static DensityGrid of(double[] along, double[] upwards) {
        double[] values = Doubles.concat(along, upwards);
        double low = Figures.percentile(values, TAIL_PERCENT);
        double width = Math.max((Figures.percentile(values, 100 - TAIL_PERCENT) - low) / BINS, 1e-9);
        int[][] counts = new int[BINS][BINS];
        int outside = 0;
        for (int row = 0; row < along.length; row++) {
            int across = Histogram.bin(along[row], low, width, BINS);
            int up = Histogram.bin(upwards[row], low, width, BINS);
            if (across < 0 || up < 0) {
                outside++;
            } else {
                counts[across][up]++;
            }
        }
        return new DensityGrid(low, width, BINS, occupied(counts), outside);
    }

    private static List<List<Integer>> occupied(int[][] counts) {
        List<List<Integer>> cells = new ArrayList<>();
        for (int across = 0; across < BINS; across++) {
            for (int up = 0; up < BINS; up++) {
                if (counts[across][up] > 0) {
                    cells.add(List.of(across, up, counts[across][up]));
                }
            }
        }
        return cells;
    }
}
