package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryMetricTest {
    private static final int[] HAPPENED = {0, 0, 1, 1, 0, 1, 0, 1};
    private static final double[] PROBABILITY = {.1, .4, .35, .8, .4, .4, .7, .9};
    private static final double[] WEIGHT = {1, 2, 1, .5, 1, 3, 1, 1};

    private static List<List<ScoredExample>> rows(boolean weighted) {
        return List.of(IntStream.range(0, HAPPENED.length)
                .mapToObj(at -> Chances.binary("2024-01", at, HAPPENED[at], PROBABILITY[at], weighted ? WEIGHT[at] : 1))
                .toList());
    }

    // scikit-learn 1.9: roc_auc_score, average_precision_score and f1_score (of p > 0.5), without and with
    // sample_weight.
    @Test
    void agreesWithScikitLearn() {
        assertThat(Chances.figure(BinaryMetric.AUC, rows(false))).isCloseTo(0.6875, within(1e-12));
        assertThat(Chances.figure(BinaryMetric.AVERAGE_PRECISION, rows(false)))
                .isCloseTo(0.7678571428571428, within(1e-12));
        assertThat(Chances.figure(BinaryMetric.F1, rows(false))).isCloseTo(0.5714285714285714, within(1e-12));
        assertThat(Chances.figure(BinaryMetric.AUC, rows(true))).isCloseTo(0.5818181818181818, within(1e-12));
        assertThat(Chances.figure(BinaryMetric.AVERAGE_PRECISION, rows(true)))
                .isCloseTo(0.6667604840979454, within(1e-12));
        assertThat(Chances.figure(BinaryMetric.F1, rows(true))).isCloseTo(0.375, within(1e-12));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void areaUnderTheCurveIsTheShareOfPairsInOrder(long seed) {
        Random random = new Random(seed);
        for (int sample = 0; sample < 50; sample++) {
            List<List<ScoredExample>> races = Chances.random(random);
            List<ScoredExample> all = races.stream().flatMap(List::stream).toList();
            double pairs = 0;
            double ordered = 0;
            for (ScoredExample one : all) {
                for (ScoredExample other : all) {
                    double both = one.weight() * other.weight() * one.labels()[1] * other.labels()[0];
                    double apart = one.predicted()[1] - other.predicted()[1];
                    pairs += both;
                    ordered += both * (apart > 0 ? 1 : apart == 0 ? 0.5 : 0);
                }
            }
            assertThat(Chances.figure(BinaryMetric.AUC, races))
                    .as("seed %d, sample %d", seed, sample)
                    .isCloseTo(ordered / pairs, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDrawIsTheDrawnRacesTogether(BinaryMetric metric) {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<List<ScoredExample>> races = Chances.random(random);
            int[] draw = random.ints(races.size(), 0, races.size()).toArray();
            List<List<ScoredExample>> drawn =
                    IntStream.of(draw).mapToObj(races::get).toList();

            assertThat(metric.over(races, new double[2]).of(draw))
                    .as("seed %d", seed)
                    .isCloseTo(Chances.figure(metric, drawn), within(1e-12));
        }
    }

    @Test
    void oneClassAloneHasNoArea() {
        List<List<ScoredExample>> always = List.of(List.of(Chances.binary("2024-01", 1, 1, 0.3, 1)));
        List<List<ScoredExample>> never = List.of(List.of(Chances.binary("2024-01", 1, 0, 0.3, 1)));

        assertThat(Chances.figure(BinaryMetric.AUC, always)).isNaN();
        assertThat(BinaryMetric.AUC.lacking(always)).isEqualTo("no row is of the first class");
        assertThat(Chances.figure(BinaryMetric.AVERAGE_PRECISION, always)).isOne();
        assertThat(Chances.figure(BinaryMetric.AUC, never)).isNaN();
        assertThat(BinaryMetric.AUC.lacking(never)).isEqualTo("no row is of the second class");
        assertThat(Chances.figure(BinaryMetric.AVERAGE_PRECISION, never)).isNaN();
        assertThat(Chances.figure(BinaryMetric.F1, never)).isZero();
    }

    @Test
    void aDrawWithoutAClassDoesNotCount() {
        // Each race has one class only: half the draws have both, and each of these is in order.
        List<ScoredExample> rows =
                List.of(Chances.binary("2024-01", 1, 1, 0.7, 1), Chances.binary("2024-02", 1, 0, 0.3, 1));

        Score score = Evaluation.score(rows, List.of(BinaryMetric.AUC), 42);

        assertThat(score.of(BinaryMetric.AUC)).isEqualTo(new Estimate(1, 1, 1));
    }

    @Test
    void aTestWithoutAClassIsRefusedWhereItDecidesAndElseLeavesTheMetricOut() {
        List<ScoredExample> rows = new ArrayList<>(rows(false).get(0));
        rows.removeIf(row -> row.labels()[1] == 1);

        assertThatThrownBy(() -> compare(rows, BinaryMetric.AUC, ClassificationMetric.LOG_LOSS))
                .isInstanceOf(Fault.class)
                .hasMessage("the test races have no AUC, by which predictors are ranked: no row is of the second class;"
                        + " test on more races");
        EvaluationResult result = compare(rows, ClassificationMetric.LOG_LOSS, BinaryMetric.AUC);
        assertThat(result.metrics()).containsExactly(ClassificationMetric.LOG_LOSS);
        assertThat(result.model().figures()).containsOnlyKeys("log_loss");
        assertThat(result.bestBaseline().find(BinaryMetric.AUC)).isEmpty();
    }

    @Test
    void aSliceWithoutAFigureOfTheDecidingMetricIsLeftOut() {
        List<ScoredExample> rows = new ArrayList<>(rows(false).get(0));
        rows.add(new ScoredExample(
                Laps.key("2024-01", "monza", 1, "HARD"), new float[1], new double[] {1, 0}, 1, new double[] {1, 0}));

        assertThat(compare(rows, BinaryMetric.AUC).slices())
                .extracting(SliceScore::group)
                .containsExactly("spa");
        assertThat(compare(rows, ClassificationMetric.LOG_LOSS, BinaryMetric.AUC)
                        .slices())
                .extracting(
                        slice -> slice.group() + " " + slice.model().figures().keySet())
                .containsExactly("monza [log_loss]", "spa [log_loss, auc]");
    }

    private static EvaluationResult compare(List<ScoredExample> rows, Metric... metrics) {
        Baseline even = new Baseline() {
            @Override
            public String name() {
                return "even";
            }

            @Override
            public double[] predict(RowKey key, float[] features) {
                return new double[] {0.5, 0.5};
            }
        };
        return Evaluation.compare(
                rows, List.of(metrics), List.of(even), List.of(), List.of(SliceDimension.CIRCUIT), 42);
    }
}
