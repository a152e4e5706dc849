package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import java.util.List;

/**
 * A model on races it never saw, beside what anyone could have predicted.
 *
 * @param model the model's score
 * @param baselines the baselines' scores, as given; at least one
 * @param oracles scores of predictors that saw the labels; they bound, they do not compete
 * @param bestBaselineName the baseline with the lowest MAE; the first of equals
 * @param maeDifference the model's MAE minus the best baseline's on the same resamples, in the label's unit
 * @param slices by circuit, team and compound; in each, groups by name
 */
public record EvaluationResult(
        RegressionScore model,
        List<RegressionScore> baselines,
        List<RegressionScore> oracles,
        String bestBaselineName,
        Estimate maeDifference,
        List<SliceScore> slices) {
    /** Copies the lists and refuses a best baseline that is not among the baselines. */
    public EvaluationResult {
        baselines = List.copyOf(baselines);
        oracles = List.copyOf(oracles);
        slices = List.copyOf(slices);
        if (baselines.stream().noneMatch(score -> score.name().equals(bestBaselineName))) {
            throw Fault.data("best baseline is '%s'; must be one of %s"
                    .formatted(
                            bestBaselineName,
                            baselines.stream().map(RegressionScore::name).toList()));
        }
    }

    /** The score of the best baseline. */
    public RegressionScore bestBaseline() {
        return baselines.stream()
                .filter(score -> score.name().equals(bestBaselineName))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the model beats the best baseline by more than chance over races. */
    public Verdict verdict() {
        if (model.races() > 1 && maeDifference.high() < 0) {
            return Verdict.BETTER;
        }
        return model.races() > 1 && maeDifference.low() > 0 ? Verdict.WORSE : Verdict.UNCLEAR;
    }

    /** The slices of one dimension, groups by name. */
    public List<SliceScore> slicesBy(SliceDimension dimension) {
        return slices.stream().filter(slice -> slice.dimension() == dimension).toList();
    }
}
