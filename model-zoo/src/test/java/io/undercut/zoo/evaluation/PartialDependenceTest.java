package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialDependenceTest {
    private static final List<String> INPUTS =
            List.of("age", "gap_lag_1", "gap", "flat", "wet", "wet_missing", "speed_step_1", "speed_step_2");

    @Test
    void theMeanPredictionFollowsTheFunctionOfAnInputWhateverTheOthersAre() {
        List<ScoredExample> rows = rows(400);
        Dependence age = dependence(rows, "age").get(0);

        // All of 400 rows are asked, so the means of the other terms are those of the rows.
        double others = rows.stream()
                .mapToDouble(row -> known(row.features()) - 2.0 * row.features()[0] * row.features()[0])
                .average()
                .orElseThrow();
        assertThat(age.input()).isEqualTo("age");
        assertThat(age.values()).hasSizeBetween(10, 20).isSorted();
        for (int at = 0; at < age.values().size(); at++) {
            double value = age.values().get(at);
            assertThat(age.means().get(0).get(at)).isCloseTo(2 * value * value + others, within(1e-3));
        }
    }

    @Test
    void valuesAreThoseOfRowsWithoutTheRarestOnes() {
        List<Double> ages = dependence(rows(1_000), "age").get(0).values();

        assertThat(ages).allMatch(age -> age == Math.rint(age)).doesNotHaveDuplicates();
        assertThat(ages.get(0)).isZero();
        assertThat(ages.get(ages.size() - 1)).isEqualTo(19);
    }

    @Test
    void ofALookbackThisLapIsSetAndOfASequenceItsLastPlace() {
        assertThat(dependence(rows(100), "gap", "speed"))
                .extracting(Dependence::input)
                .containsExactly("gap", "speed_step_2");
    }

    @Test
    void anInputThatIsSetIsNoLongerSaidToBeUnknown() {
        Dependence wet = dependence(rows(200), "wet").get(0);

        // An unknown one counts 1,000, and half of them are.
        assertThat(wet.means().get(0)).allMatch(mean -> mean < 500);
        assertThat(wet.means().get(0).get(1) - wet.means().get(0).get(0))
                .isCloseTo(5 * (wet.values().get(1) - wet.values().get(0)), within(1e-2));
    }

    @Test
    void anInputThatIsTheSameEverywhereAndOneThatIsNotThereAreLeftOut() {
        assertThat(dependence(rows(100), "flat", "no_such")).isEmpty();
    }

    @Test
    void ofManyRowsSomeAreEnoughAndTheSameOnesEachTime() {
        Asked model = new Asked();
        List<ScoredExample> rows = rows(20_000);

        List<Dependence> first = new PartialDependence(model, INPUTS, rows).of(List.of("age", "gap"));

        assertThat(model.most).isLessThanOrEqualTo(2_000);
        assertThat(dependence(rows, "age", "gap")).isEqualTo(first);
    }

    private static List<Dependence> dependence(List<ScoredExample> rows, String... quantities) {
        return new PartialDependence(new Asked(), INPUTS, rows).of(List.of(quantities));
    }

    private static float known(float[] row) {
        float wet = row[5] == 1 ? 1_000 : 5 * row[4];
        return 2 * row[0] * row[0] + row[2] - 3 * row[1] + wet + row[7];
    }

    private static final class Asked implements Model {
        private int most;

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public float[] predict(float[] features, int[] lengths, int rows) {
            most = Math.max(most, rows);
            float[] predicted = new float[rows];
            for (int row = 0; row < rows; row++) {
                float[] one = new float[INPUTS.size()];
                System.arraycopy(features, row * one.length, one, 0, one.length);
                predicted[row] = known(one);
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
            boolean dry = random.nextBoolean();
            float[] features = {
                random.nextInt(20),
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                7,
                dry ? Float.NaN : random.nextFloat(),
                dry ? 1 : 0,
                random.nextFloat(),
                random.nextFloat()
            };
            rows.add(new ScoredExample(
                    Laps.key("2024-%02d".formatted(1 + row % 20), "spa", row, "HARD"),
                    features,
                    new double[] {1},
                    1,
                    new double[] {1}));
        }
        return rows.stream().sorted().toList();
    }
}
