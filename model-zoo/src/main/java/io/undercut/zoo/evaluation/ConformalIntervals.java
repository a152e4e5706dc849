package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Intervals round the predictions of a number by split conformal prediction (Papadopoulos et al., 2002; Lei et al., JASA 2018): as wide as
 * the errors on races that the model did not learn from, in bins (Vovk's Mondrian taxonomies). It holds on average over races like those
 * it was calibrated on; races of another kind it covers worse, and the coverage on test races tells by how much.
 *
 * @param level the share of rows that it is to hold, such as 0.9
 * @param bins how rows are divided
 * @param halfWidths of each bin, in the label's unit
 * @param rows that each width rests on
 * @param races it was calibrated on, in order of time
 */
public record ConformalIntervals(
        double level, IntervalBins bins, List<Double> halfWidths, List<Integer> rows, List<String> races) {
    /** The share of rows that intervals are to hold. */
    public static final double LEVEL = 0.9;

    /** Below it a bin's own quantile says little: it takes that of all rows. */
    private static final int FEWEST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ConformalIntervals.class);

    /** Copies the lists; refuses what could not stand round a prediction. */
    public ConformalIntervals {
        halfWidths = List.copyOf(halfWidths);
        rows = List.copyOf(rows);
        races = List.copyOf(races);
        boolean fits = halfWidths.size() == bins.count() && rows.size() == bins.count();
        if (!fits || !halfWidths.stream().allMatch(width -> Double.isFinite(width) && width >= 0)) {
            throw Fault.data("intervals have half widths " + halfWidths + " of " + rows + " rows; must be "
                    + bins.count() + " finite ones, 0 or more: publish the model again from its training");
        }
    }

    /**
     * Calibrates.
     *
     * @param names of the inputs, in order
     * @param calibration rows that the model did not learn from, with its predictions, sorted
     * @return empty, with a warning, where they are too few to tell a quantile
     */
    public static Optional<ConformalIntervals> calibrated(
            IntervalBins bins, List<String> names, List<ScoredExample> calibration) {
        List<ScoredExample> counted =
                calibration.stream().filter(row -> row.weight() > 0).toList();
        if (counted.size() < FEWEST) {
            LOG.warn(
                    "No interval: {} tell how far predictions are off, at least {} are needed",
                    Phrase.count(counted.size(), "row"),
                    FEWEST);
            return Optional.empty();
        }
        int input = names.indexOf(bins.input());
        List<Double> widths = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            int number = bin;
            List<ScoredExample> own = counted.stream()
                    .filter(row -> bins.of(row.features()[input]) == number)
                    .toList();
            List<ScoredExample> used = own.size() < FEWEST ? counted : own;
            widths.add(quantile(used));
            rows.add(used.size());
        }
        return Optional.of(new ConformalIntervals(
                LEVEL,
                bins,
                widths,
                rows,
                counted.stream()
                        .map(row -> row.key().group())
                        .distinct()
                        .sorted()
                        .toList()));
    }

    /** The ⌈(n + 1) · level⌉-th smallest error: with it, a new row like these is within at least as often as the level says. */
    private static double quantile(List<ScoredExample> rows) {
        double[] errors =
                rows.stream().mapToDouble(row -> Math.abs(row.residual())).toArray();
        Arrays.sort(errors);
        return errors[(int) Math.ceil((errors.length + 1) * LEVEL) - 1];
    }

    /**
     * Half the width of a row's interval, in the label's unit.
     *
     * @param value of the input that rows are divided by; NaN is unknown
     */
    public double halfWidthAt(float value) {
        return halfWidth(bins.of(value));
    }

    double halfWidth(int bin) {
        return halfWidths.get(bin);
    }
}
