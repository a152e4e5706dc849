package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import java.util.List;

/**
 * The first metric by group.
 *
 * @param dimension in words: {@code circuit}, {@code driver group}
 * @param rows the groups, in order of their names
 * @param worst the group that is served worst
 * @param figure the model's figure there, with its unit
 * @param beaten in how many groups the best baseline is better
 */
record SliceTable(String dimension, List<Row> rows, String worst, String figure, long beaten) {
    /**
     * A group.
     *
     * @param count its test rows
     * @param model the model's figure
     * @param baseline the best baseline's
     */
    record Row(String group, String count, String model, String baseline) {}

    /** A dimension's groups, and of its bars the first, which is the worst. */
    static SliceTable of(EvaluationResult result, SliceDimension dimension, SliceBars bars, String unit) {
        Metric metric = result.ranking();
        List<SliceScore> slices = result.slicesBy(dimension);
        return new SliceTable(
                Figures.words(dimension.word()),
                slices.stream().map(slice -> row(slice, metric)).toList(),
                bars.groups().get(0),
                Figures.decimalWithUnit(bars.model().get(0), unit),
                slices.stream()
                        .filter(slice -> EvaluationResult.isBetter(
                                metric,
                                slice.baseline().of(metric).value(),
                                slice.model().of(metric).value()))
                        .count());
    }

    private static Row row(SliceScore slice, Metric metric) {
        return new Row(
                SliceBars.name(slice),
                Figures.count(slice.model().examples()),
                Figures.decimal(slice.model().of(metric).value()),
                Figures.decimal(slice.baseline().of(metric).value()));
    }
}
