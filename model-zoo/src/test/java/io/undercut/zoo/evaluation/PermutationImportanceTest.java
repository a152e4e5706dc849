package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private static final List<String> INPUTS = List.of("age", "gap_lag_2", "gap_lag_1", "gap", "noise");

    @Test
    void whatTheModelGoesByWeighsAndTheRestDoesNot() {
        List<Importance> found = importance(rows(1_000)).byInput();

        assertThat(found).extracting(Importance::name).containsExactly("age", "gap", "noise");
        // Two independent draws of a normal variable of deviation 3 differ by 3 · 2 / √π on average.
        assertThat(found.get(0).worsening()).isCloseTo(6 / Math.sqrt(Math.PI), within(0.2));
        assertThat(found.get(2).worsening()).isZero();
    }

    @Test
    void theLapsOfALookbackAreToldApart() {
        List<Importance> laps = importance(rows(1_000)).byLap();

        assertThat(laps).extracting(Importance::name).containsExactly("this lap", "1 lap ago", "2 laps ago");
        assertThat(laps.get(0).worsening()).isGreaterThan(laps.get(1).worsening());
        assertThat(laps.get(1).worsening()).isPositive();
        assertThat(laps.get(2).worsening()).isZero();
    }

    @Test
    void theSameRowsGiveTheSameFigures() {
        assertThat(importance(rows(300)).byInput())
                .isEqualTo(importance(rows(300)).byInput());
    }

    @Test
    void ofManyRowsSomeRacesAreEnough() {
        assertThat(importance(rows(20_000)).byInput()).hasSize(3);
    }

    private static PermutationImportance importance(List<ScoredExample> rows) {
        return new PermutationImportance(new Sum(), INPUTS, Yardstick.of(List.of(RegressionMetric.values())), rows, 5);
    }

    /** Three times the age and once the gap of the lap before. */
    private static final class Sum implements Model {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public float[] predict(float[] features, int[] lengths, int rows) {
            float[] predicted = new float[rows];
            for (int row = 0; row < rows; row++) {
                predicted[row] = 3 * features[row * INPUTS.size()] + features[row * INPUTS.size() + 2];
            }
            return predicted;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static List<ScoredExample> rows(int count) {
        Random random = new Random(8);
        List<ScoredExample> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            float[] features = new float[INPUTS.size()];
            for (int input = 0; input < features.length; input++) {
                features[input] = (float) random.nextGaussian();
            }
            double label = 3 * features[0] + features[2];
            rows.add(ScoredExample.of(
                    new LabelledExample(
                            KeyColumns.lap(
                                    "2024-%02d".formatted(1 + row % 20), 2024, "spa", "VER", "t", 1, row, "HARD"),
                            features,
                            (float) label),
                    new double[] {label}));
        }
        return rows.stream().sorted().toList();
    }
}
