package io.undercut.zoo.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import java.util.List;

/**
 * A model on races it never saw, beside what anyone could have predicted.
 *
 * @param model the model's score
 * @param baselines the baselines' scores, as given; at least one
 * @param oracles scores of predictors that saw the labels; they bound, they do not compete
 * @param bestBaselineName the baseline with the best figure of the first metric; the first of equals
 * @param difference the model's figure of the first metric minus the best baseline's on the same resamples
 * @param slices by the dimensions asked for; in each, groups by name
 * @param metrics what the figures are; predictors are ranked by the first
 * @param areas the model's area under the ROC curve against the best baseline's; null where predictors are ranked by another metric
 */
public record EvaluationResult(
        Score model,
        List<Score> baselines,
        List<Score> oracles,
        String bestBaselineName,
        Estimate difference,
        List<SliceScore> slices,
        List<Metric> metrics,
        @JsonInclude(JsonInclude.Include.NON_NULL) AreaComparison areas) {
    /** Copies the lists and refuses a best baseline that is not among the baselines. */
    public EvaluationResult {
        baselines = List.copyOf(baselines);
        oracles = List.copyOf(oracles);
        slices = List.copyOf(slices);
        metrics = List.copyOf(metrics);
        if (baselines.stream().noneMatch(score -> score.name().equals(bestBaselineName))) {
            throw Fault.data("best baseline is '%s'; must be one of %s"
                    .formatted(
                            bestBaselineName,
                            baselines.stream().map(Score::name).toList()));
        }
    }

    /** Of predictors that are not ranked by an area. */
    public EvaluationResult(
            Score model,
            List<Score> baselines,
            List<Score> oracles,
            String bestBaselineName,
            Estimate difference,
            List<SliceScore> slices,
            List<Metric> metrics) {
        this(model, baselines, oracles, bestBaselineName, difference, slices, metrics, null);
    }

    /** The score of the best baseline. */
    public Score bestBaseline() {
        return baselines.stream()
                .filter(score -> score.name().equals(bestBaselineName))
                .findFirst()
                .orElseThrow();
    }

    /** The metric that predictors are ranked by. */
    public Metric ranking() {
        return metrics.get(0);
    }

    /** Whether the model's figure of the first metric is better than the best baseline's. */
    @JsonIgnore
    public boolean isAhead() {
        return isBetter(
                ranking(),
                model.of(ranking()).value(),
                bestBaseline().of(ranking()).value());
    }

    /** Whether one figure of a metric is better than another. */
    public static boolean isBetter(Metric metric, double one, double other) {
        return metric.isLowerBetter() ? one < other : one > other;
    }

    /** Whether the model beats the best baseline by more than chance over races. */
    public Verdict verdict() {
        return Verdict.of(difference, ranking(), model.races());
    }

    /** The slices of one dimension, groups by name. */
    public List<SliceScore> slicesBy(SliceDimension dimension) {
        return slices.stream().filter(slice -> slice.dimension() == dimension).toList();
    }
}
