package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustnessTrialTest {
    private static final Yardstick MAE = Yardstick.of(List.of(RegressionMetric.MAE));

    /** A function of a row. */
    private record Formula(Function<float[], float[]> formula, int outputs) implements Model {
        @Override
        public float[] predict(float[] features, int[] lengths, int rows) {
            int width = features.length / rows;
            float[] predicted = new float[rows * outputs];
            for (int row = 0; row < rows; row++) {
                float[] own = new float[width];
                System.arraycopy(features, row * width, own, 0, width);
                System.arraycopy(formula.apply(own), 0, predicted, row * outputs, outputs);
            }
            return predicted;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static Formula number(Function<float[], Double> formula) {
        return new Formula(row -> new float[] {formula.apply(row).floatValue()}, 1);
    }

    /** Rows of two normal inputs, whose label is the first. */
    private static List<ScoredExample> rows(int races, long seed) {
        Random random = new Random(seed);
        List<ScoredExample> rows = new ArrayList<>();
        for (int race = 1; race <= races; race++) {
            for (int lap = 1; lap <= 50; lap++) {
                for (int car = 0; car < 4; car++) {
                    float[] inputs = {(float) random.nextGaussian(), (float) (100 * random.nextGaussian())};
                    rows.add(new ScoredExample(
                            KeyColumns.lap("2024-%02d".formatted(race), 2024, "spa", "D" + car, "Team", 1, lap, "HARD"),
                            inputs,
                            new double[] {inputs[0]},
                            1,
                            new double[] {0}));
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private static Robustness tried(Model model, List<ScoredExample> rows) {
        return new RobustnessTrial(model, MAE, false, 42).of(rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLinearModelMovesByLessThanItsInputsAreJittered(long seed) {
        Robustness found = tried(number(row -> row[0] + 0.005 * row[1]), rows(4, seed));

        // The mean of |normal| is 0.8 deviations.
        assertThat(found.movement()).isCloseTo(0.8 * RobustnessTrial.JITTER, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aModelThatTurnsWithinTheJitterMovesByAsMuchAsItSpreads(long seed) {
        Robustness found = tried(number(row -> Math.sin(1000 * row[0])), rows(4, seed));

        assertThat(found.movement()).isGreaterThan(0.8);
    }

    @Test
    void aModelThatGivesOneValueDoesNotMove() {
        Robustness found = tried(number(row -> 3.0), rows(2, 1));

        assertThat(found.movement()).isZero();
        assertThat(found.attacked()).isEqualTo(found.undisturbed());
    }

    @Test
    void theWorstOfTheTriesCountsAndNoneCanDoMoreThanItsReach() {
        Robustness found = tried(number(row -> row[0] + 0.5), rows(2, 1));

        assertThat(found.undisturbed()).isCloseTo(0.5, within(1e-6));
        double spread = 1;
        assertThat(found.attacked() - 0.5)
                .isBetween(0.9 * RobustnessTrial.REACH * spread, 1.1 * RobustnessTrial.REACH * spread);
        assertThat(found.worsening(RegressionMetric.MAE)).isCloseTo(0.1, within(0.02));
    }

    @Test
    void aFigureThatShouldBeHighIsWorsenedDownwards() {
        assertThat(new Robustness(10, 0, 0.8, 0.6).worsening(ClassificationMetric.ACCURACY))
                .isCloseTo(0.25, within(1e-12));
        assertThat(new Robustness(10, 0, 0, 0.3).worsening(RegressionMetric.MAE))
                .isEqualTo(0.3);
    }

    @Test
    void probabilitiesAreAttackedTooAndOfManyRowsSomeWholeFieldsAreEnough() {
        Formula halves = new Formula(
                row -> {
                    float yes = (float) (1 / (1 + StrictMath.exp(-row[0])));
                    return new float[] {1 - yes, yes};
                },
                2);
        List<ScoredExample> rows = rows(24, 5).stream()
                .map(row -> new ScoredExample(
                        row.key(),
                        row.features(),
                        row.label() > 0 ? new double[] {0, 1} : new double[] {1, 0},
                        1,
                        new double[] {0.5, 0.5}))
                .toList();
        Yardstick yardstick = Yardstick.of(List.of(ClassificationMetric.LOG_LOSS));

        Robustness found = new RobustnessTrial(halves, yardstick, true, 42).of(rows);

        assertThat(found.rows()).isBetween(1_500, 2_000).matches(count -> count % 4 == 0);
        assertThat(found.attacked()).isGreaterThan(found.undisturbed());
        assertThat(found.movement()).isBetween(0.001, RobustnessTrial.JITTER);
        assertThat(new RobustnessTrial(halves, yardstick, true, 42).of(rows)).isEqualTo(found);
        assertThat(new RobustnessTrial(halves, yardstick, true, 43).of(rows)).isNotEqualTo(found);
    }

    @Test
    void aModelIsAskedForTheStepsThatRowsHave() {
        List<Integer> asked = new ArrayList<>();
        Model steps = new Model() {
            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public float[] predict(float[] features, int[] lengths, int rows) {
                asked.add(lengths.length);
                return new float[rows];
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        List<ScoredExample> rows = rows(1, 1).stream()
                .map(row -> new ScoredExample(row.key(), row.features(), row.labels(), 1, row.predicted(), 1))
                .toList();

        tried(steps, rows);

        assertThat(asked).isNotEmpty().containsOnly(rows.size());
    }

    @Test
    void whatIsNotFiniteIsNoRobustness() {
        assertThatThrownBy(() -> new Robustness(3, Double.NaN, 1, 1))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("must be finite");
    }
}
