package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationMetricTest {
    private static final int[] TRUTH = {0, 1, 2, 2, 1, 0};
    private static final double[][] PREDICTED = {
        {.7, .2, .1}, {.5, .3, .2}, {.1, .1, .8}, {.2, .5, .3}, {.1, .6, .3}, {.34, .33, .33}
    };

    private static List<ScoredExample> rows(int count) {
        List<ScoredExample> rows = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            double[] labels = new double[3];
            labels[TRUTH[at]] = 1;
            rows.add(Chances.row("2024-01", at, labels, PREDICTED[at], 1));
        }
        return rows;
    }

    // scikit-learn 1.9: f1_score(average="macro") of the likeliest class.
    @Test
    void macroF1AgreesWithScikitLearnAndKnowsOnlyTheClassesThatAreThere() {
        assertThat(Chances.figure(ClassificationMetric.MACRO_F1, List.of(rows(6))))
                .isCloseTo(0.6555555555555556, within(1e-12));
        assertThat(Chances.figure(ClassificationMetric.MACRO_F1, List.of(rows(2))))
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    // NumPy: sum over bins ceil(15 c) of |sum(c − right)| / rows, c being the highest probability.
    @Test
    void calibrationErrorAgreesWithItsDefinition() {
        assertThat(Chances.figure(ClassificationMetric.EXPECTED_CALIBRATION_ERROR, List.of(rows(6))))
                .isCloseTo(0.42666666666666675, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void certaintyStandsInTheOuterBins(double probability) {
        double[] sums = CalibrationBins.none();

        CalibrationBins.add(probability, probability, 1, sums);
        CalibrationBins.add(probability, 1 - probability, 3, sums);

        assertThat(CalibrationBins.error(sums)).isEqualTo(0.75);
    }

    @Test
    void errorsOfABinCancelAcrossRaces() {
        ScoredExample right = Chances.binary("2024-01", 1, 1, 0.5, 1);
        ScoredExample wrong = Chances.binary("2024-02", 1, 0, 0.5, 1);

        assertThat(Chances.figure(
                        ClassificationMetric.EXPECTED_CALIBRATION_ERROR, List.of(List.of(right), List.of(wrong))))
                .isZero();
    }
}
