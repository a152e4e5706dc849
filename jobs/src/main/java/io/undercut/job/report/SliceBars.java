package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import java.util.Comparator;
import java.util.List;

/**
 * The first metric by group, the worst first.
 *
 * @param dimension {@code circuit}, {@code team}, {@code driver_group} or {@code compound}
 * @param groups the groups
 * @param model the model's figure
 * @param baseline the best baseline's
 * @param examples rows of each group
 */
record SliceBars(
        String dimension, List<String> groups, List<Double> model, List<Double> baseline, List<Integer> examples) {
    /** A group as people call it. */
    static String name(SliceScore slice) {
        return slice.dimension() == SliceDimension.CIRCUIT ? CircuitNames.of(slice.group()) : slice.group();
    }

    static SliceBars of(EvaluationResult result, SliceDimension dimension) {
        return of(dimension, result.slicesBy(dimension), result.ranking());
    }

    /** Those of one dimension's slices, at least one. */
    static SliceBars of(SliceDimension dimension, List<SliceScore> scores, Metric metric) {
        List<SliceScore> slices = scores.stream()
                .sorted(Comparator.comparing(
                        slice -> worseFirst(metric, slice.model().of(metric).value())))
                .toList();
        return new SliceBars(
                dimension.word(),
                slices.stream().map(SliceBars::name).toList(),
                slices.stream().map(slice -> slice.model().of(metric).value()).toList(),
                slices.stream()
                        .map(slice -> slice.baseline().of(metric).value())
                        .toList(),
                slices.stream().map(slice -> slice.model().examples()).toList());
    }

    private static double worseFirst(Metric metric, double figure) {
        return metric.isLowerBetter() ? -figure : figure;
    }
}
