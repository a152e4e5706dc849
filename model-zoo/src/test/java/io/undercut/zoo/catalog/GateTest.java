package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.catalog.Gate.Challenge;
import io.undercut.zoo.catalog.Gate.Comparison;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    @ParameterizedTest
    @CsvSource({"0.4, 0.5, true", "0.5, 0.5, false", "0.6, 0.5, false"})
    void anErrorMustBeBelowTheBestBaselines(double figure, double baseline, boolean passed) {
        Gate.Result result = Gate.BETTER_THAN_BEST_BASELINE
                .check(result(RegressionMetric.MAE, figure, baseline), Comparison.NONE)
                .orElseThrow();

        assertThat(result).isEqualTo(new Gate.Result("better_than_best_baseline_mae", passed, figure, baseline));
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.5, true", "0.5, 0.5, false", "0.4, 0.5, false"})
    void aShareMustBeAboveTheBestBaselines(double figure, double baseline, boolean passed) {
        assertThat(Gate.BETTER_THAN_BEST_BASELINE.check(
                        result(ClassificationMetric.ACCURACY, figure, baseline), Comparison.NONE))
                .hasValueSatisfying(result -> assertThat(result.passed()).isEqualTo(passed));
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.5, true", "0.5, 0.5, true", "0.6, 0.5, false"})
    void aCandidateMayBeAsGoodAsTheChampionButNotWorse(double figure, double champion, boolean passed) {
        Metric mae = RegressionMetric.MAE;
        Challenge challenge = new Challenge("0123456789ab", score(mae, champion), score(mae, figure));

        assertThat(Gate.NO_WORSE_THAN_CHAMPION.check(result(mae, 9, 9), Comparison.of(challenge)))
                .contains(new Gate.Result("no_worse_than_champion_mae", passed, figure, champion));
    }

    @Test
    void withoutAChampionThereIsNothingToBeWorseThan() {
        assertThat(Gate.NO_WORSE_THAN_CHAMPION.check(result(RegressionMetric.MAE, 1, 2), Comparison.NONE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNUSABLE, true", "OTHER_FEATURES, true", "UNDECIDED, false"})
    void whereNothingCouldBeComparedItIsSaidAndNotTakenForNoChampion(Gate.Outcome outcome, boolean passed) {
        Comparison comparison = new Comparison("0123456789ab", outcome, null, "for some reason");

        assertThat(Gate.NO_WORSE_THAN_CHAMPION.check(result(RegressionMetric.MAE, 1, 2), comparison))
                .contains(new Gate.Result("no_worse_than_champion_mae", passed, null, null, "for some reason"));
    }

    private static EvaluationResult result(Metric metric, double figure, double baseline) {
        return new EvaluationResult(
                score(metric, figure),
                List.of(score("flat", metric, baseline)),
                List.of(),
                "flat",
                new Estimate(0, 0, 0),
                List.of(),
                List.of(metric));
    }

    private static Score score(Metric metric, double figure) {
        return score("model", metric, figure);
    }

    private static Score score(String name, Metric metric, double figure) {
        return new Score(name, 10, 2, Map.of(metric.word(), new Estimate(figure, figure, figure)));
    }
}
