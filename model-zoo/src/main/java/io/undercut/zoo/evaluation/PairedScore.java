package io.undercut.zoo.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two predictors on the same rows.
 *
 * @param one the first's score
 * @param other the second's
 * @param differences by the metric's word, the second's figure minus the first's on the same resamples of the races
 * @param slices by the dimensions asked for, groups by name; the second is the model, the first stands in the baseline's place
 * @param metrics those that the rows have a figure of; predictors are ranked by the first
 */
public record PairedScore(
        Score one, Score other, Map<String, Estimate> differences, List<SliceScore> slices, List<Metric> metrics) {
    /** Copies map and lists. */
    public PairedScore {
        differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
        slices = List.copyOf(slices);
        metrics = List.copyOf(metrics);
    }

    /** The metric that predictors are ranked by. */
    public Metric ranking() {
        return metrics.get(0);
    }

    /** The second's figure of a metric minus the first's. */
    public Estimate difference(Metric metric) {
        return differences.get(metric.word());
    }

    /** Whether the second is better than the first by more than chance over races; a single race tells nothing. */
    public Verdict verdict(Metric metric) {
        return Verdict.of(difference(metric), metric, one.races());
    }

    /** The slices of one dimension, groups by name. */
    public List<SliceScore> slicesBy(SliceDimension dimension) {
        return slices.stream().filter(slice -> slice.dimension() == dimension).toList();
    }
}
