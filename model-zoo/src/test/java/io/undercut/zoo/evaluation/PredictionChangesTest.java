package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.PredictionChanges.Change;
import io.undercut.zoo.evaluation.PredictionChanges.OutputChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionChangesTest {
    private static List<ScoredExample> rows(double... predicted) {
        return IntStream.range(0, predicted.length)
                .mapToObj(lap -> Laps.scored("2024-01", 1 + lap, 0, predicted[lap]))
                .toList();
    }

    @Test
    void correlationIsPearsonsAndTheMeanKeepsItsSign() {
        OutputChange change = PredictionChanges.of(rows(1, 2, 3, 4), rows(1, 3, 2, 5))
                .byOutput()
                .get(0);

        // numpy.corrcoef([1, 2, 3, 4], [1, 3, 2, 5])
        assertThat(change.correlation()).isCloseTo(0.8315218406202999, within(1e-12));
        assertThat(change.mean()).isCloseTo(0.25, within(1e-12));
        assertThat(change.meanSize()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void whoSaysTheSameOfAllRowsHasNoCorrelation() {
        assertThat(PredictionChanges.of(rows(1, 1), rows(1, 2))
                        .byOutput()
                        .get(0)
                        .correlation())
                .isNull();
    }

    @Test
    void theLargestChangesComeFirstAndTheOrderOfRowsIsOfNoAccount() {
        List<ScoredExample> other = new ArrayList<>(rows(1, 5, 2.5, 4));
        Collections.shuffle(other, new Random(3));

        List<Change> largest = PredictionChanges.of(rows(1, 2, 3, 4), other).largest(2);

        assertThat(largest).extracting(change -> change.one().key().time()).containsExactly(2, 3);
        assertThat(largest).extracting(change -> change.of(change.most())).containsExactly(3.0, -0.5);
    }

    @Test
    void ofClassesTheOneThatChangedMostIsNamedAndAnotherLikeliestIsCounted() {
        List<ScoredExample> one = List.of(classes(1, 0.5, 0.3, 0.2), classes(2, 0.5, 0.3, 0.2));
        List<ScoredExample> other = List.of(classes(1, 0.1, 0.4, 0.5), classes(2, 0.6, 0.2, 0.2));

        PredictionChanges changes = PredictionChanges.of(one, other);

        assertThat(changes.rows().get(0).most()).isZero();
        assertThat(changes.otherClass(3)).hasValue(0.5);
        assertThat(changes.otherClass(1)).isEmpty();
        assertThat(changes.byOutput()).hasSize(3);
    }

    private static ScoredExample classes(int lap, double... predicted) {
        return new ScoredExample(
                Laps.key("2024-01", "spa", lap, "HARD"), new float[] {1}, new double[] {1, 0, 0}, 1, predicted);
    }

    @Test
    void otherRowsAreADefect() {
        assertThatThrownBy(() -> PredictionChanges.of(rows(1, 2), rows(1))).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> PredictionChanges.of(rows(1), List.of(Laps.scored("2024-02", 1, 0, 1))))
                .hasMessageContaining("are not the same row");
    }

    @Test
    void aPairHasTheDifferenceOfEachMetricOnTheSameResamples() {
        List<ScoredExample> one = Laps.random(4);
        List<ScoredExample> other = one.stream()
                .map(row -> row.predicting(new double[] {row.label()}))
                .toList();

        PairedScore pair = Evaluation.pair(
                one, other, Yardstick.of(List.of(RegressionMetric.values())), List.of(SliceDimension.TEAM), 7);

        Score own = Evaluation.score(one, List.of(RegressionMetric.values()), 7);
        assertThat(pair.one()).isEqualTo(own);
        Estimate difference = pair.difference(RegressionMetric.MAE);
        // Against perfect predictions the difference is the error itself, resample by resample.
        assertThat(difference.value()).isCloseTo(-own.of(RegressionMetric.MAE).value(), within(1e-12));
        assertThat(difference.low()).isCloseTo(-own.of(RegressionMetric.MAE).high(), within(1e-12));
        assertThat(difference.high()).isCloseTo(-own.of(RegressionMetric.MAE).low(), within(1e-12));
        assertThat(pair.verdict(RegressionMetric.MAE)).isEqualTo(Verdict.BETTER);
        assertThat(pair.verdict(RegressionMetric.R2)).isEqualTo(Verdict.BETTER);
        assertThat(pair.slicesBy(SliceDimension.TEAM)).hasSize(3).allSatisfy(slice -> {
            assertThat(slice.model().of(RegressionMetric.MAE).value()).isZero();
            assertThat(slice.baseline().of(RegressionMetric.MAE).value()).isPositive();
        });
    }

    @Test
    void thePairTheOtherWayRoundIsTheSameDifferenceTurned() {
        List<ScoredExample> one = Laps.random(5);
        List<ScoredExample> other = one.stream()
                .map(row -> row.predicting(new double[] {row.label()}))
                .toList();
        Yardstick yardstick = Yardstick.of(List.of(RegressionMetric.MAE));

        assertThat(Evaluation.pair(other, one, yardstick, List.of(), 7).verdict(RegressionMetric.MAE))
                .isEqualTo(Verdict.WORSE);
        assertThat(Evaluation.pair(one, one, yardstick, List.of(), 7).verdict(RegressionMetric.MAE))
                .isEqualTo(Verdict.UNCLEAR);
    }
}
