package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonMetricTest {
    private static final int[] TRUTH = {0, 3, 1, 3, 2, 3};
    private static final double[][] PREDICTED = {
        {.5, .2, .1, .2}, {.1, .1, .1, .7}, {.2, .4, .2, .2}, {.3, .3, .2, .2}, {.05, .15, .3, .5}, {.1, .2, .2, .5}
    };

    private static List<List<ScoredExample>> races(int... chosen) {
        List<ScoredExample> rows = new ArrayList<>();
        for (int at : chosen) {
            double[] labels = new double[4];
            labels[TRUTH[at]] = 1;
            rows.add(Chances.row("2024-01", at, labels, PREDICTED[at], 1));
        }
        return List.of(rows);
    }

    // scikit-learn 1.9 of p = 1 − P[:, 3] and y = t < 3: log_loss, roc_auc_score, average_precision_score,
    // brier_score_loss;
    // NumPy: sum over bins ceil(15 p) of |sum(p − y)| / rows.
    @Test
    void agreesWithScikitLearn() {
        List<List<ScoredExample>> races = races(0, 1, 2, 3, 4, 5);

        assertThat(Chances.figure(ClassificationMetric.LOG_LOSS, races)).isCloseTo(0.9121117922821358, within(1e-12));
        assertThat(Chances.figure(HorizonMetric.WITHIN_AUC, races)).isCloseTo(0.7222222222222222, within(1e-12));
        assertThat(Chances.figure(HorizonMetric.WITHIN_AVERAGE_PRECISION, races))
                .isCloseTo(0.6444444444444444, within(1e-12));
        assertThat(Chances.figure(HorizonMetric.WITHIN_BRIER, races)).isCloseTo(0.21833333333333335, within(1e-12));
        assertThat(Chances.figure(HorizonMetric.WITHIN_CALIBRATION_ERROR, races))
                .isCloseTo(0.1166666666666667, within(1e-12));
    }

    @Test
    void eventsAlwaysOrNeverWithinTheHorizonLackTheOther() {
        assertThat(Chances.figure(HorizonMetric.WITHIN_AUC, races(1, 3))).isNaN();
        assertThat(HorizonMetric.WITHIN_AUC.lacking(races(1, 3))).isEqualTo("no row has its event within the horizon");
        assertThat(Chances.figure(HorizonMetric.WITHIN_AUC, races(0, 2))).isNaN();
        assertThat(HorizonMetric.WITHIN_AUC.lacking(races(0, 2)))
                .isEqualTo("every row has its event within the horizon");
    }
}
