package io.undercut.zoo.evaluation;

import java.util.List;

/** Scores predictors on the same rows with the same resamples. */
final class Scoring {
    private final List<ScoredExample> rows;
    private final List<ErrorSums> model;
    private final RaceResampling resampling;

    /** Takes the model's rows, in any order. */
    Scoring(List<ScoredExample> test, long seed) {
        rows = test.stream().sorted().toList();
        model = ErrorSums.byRace(rows);
        resampling = RaceResampling.of(model.size(), seed);
    }

    RegressionScore model() {
        return score("model", model);
    }

    RegressionScore score(Baseline baseline) {
        return score(baseline.name(), sums(baseline));
    }

    /** The model's MAE minus the baseline's; negative where the model is better. */
    Estimate maeDifference(Baseline baseline) {
        List<ErrorSums> other = sums(baseline);
        return resampling.estimate(draw -> ErrorSums.total(model, draw).mae()
                - ErrorSums.total(other, draw).mae());
    }

    private List<ErrorSums> sums(Baseline baseline) {
        return ErrorSums.byRace(
                rows.stream().map(row -> row.predictedBy(baseline)).toList());
    }

    private RegressionScore score(String name, List<ErrorSums> races) {
        return new RegressionScore(
                name,
                rows.size(),
                races.size(),
                resampling.estimate(draw -> ErrorSums.total(races, draw).mae()),
                resampling.estimate(draw -> ErrorSums.total(races, draw).rmse()),
                resampling.estimate(draw -> ErrorSums.total(races, draw).r2()));
    }
}
