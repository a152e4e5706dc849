package io.undercut.job.report;

import io.undercut.zoo.evaluation.ScoredExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Residuals by how far ahead was predicted.
 *
 * @param laps horizons, rounded to whole laps
 * @param mean mean residual, in the label's unit
 * @param lower their lower quartile
 * @param upper their upper quartile
 * @param examples rows of each horizon
 */
record HorizonResiduals(
        List<Integer> laps, List<Double> mean, List<Double> lower, List<Double> upper, List<Integer> examples) {
    /** Fewer rows than this say nothing about a horizon. */
    private static final int FEWEST_ROWS = 10;

    static HorizonResiduals of(List<ScoredExample> rows, ReportShape shape) {
        HorizonResiduals result = new HorizonResiduals(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        byLap(rows, shape).forEach((lap, members) -> {
            if (members.size() >= Math.min(FEWEST_ROWS, rows.size())) {
                double[] residuals =
                        members.stream().mapToDouble(ScoredExample::residual).toArray();
                result.laps.add(lap);
                result.mean.add(members.stream()
                        .mapToDouble(ScoredExample::residual)
                        .average()
                        .orElseThrow());
                result.lower.add(Figures.percentile(residuals, 25));
                result.upper.add(Figures.percentile(residuals, 75));
                result.examples.add(members.size());
            }
        });
        return result;
    }

    static Map<Integer, List<ScoredExample>> byLap(List<ScoredExample> rows, ReportShape shape) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (int) Math.round(shape.horizonOf(row)), TreeMap::new, Collectors.toList()));
    }
}
