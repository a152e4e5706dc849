package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import java.util.Comparator;
import java.util.List;

/**
 * MAE by group, the worst first.
 *
 * @param dimension {@code circuit}, {@code team} or {@code compound}
 * @param groups the groups
 * @param model the model's MAE, in the label's unit
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
        List<SliceScore> slices = result.slicesBy(dimension).stream()
                .sorted(Comparator.comparing(slice -> -slice.model().mae().value()))
                .toList();
        return new SliceBars(
                dimension.word(),
                slices.stream().map(SliceBars::name).toList(),
                slices.stream().map(slice -> slice.model().mae().value()).toList(),
                slices.stream().map(slice -> slice.baseline().mae().value()).toList(),
                slices.stream().map(slice -> slice.model().examples()).toList());
    }
}
