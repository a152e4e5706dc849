package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FittedBaselinesTest {
    private static final Offset<Double> NEAR = within(1e-12);

    private static RowKey at(String circuit) {
        return KeyColumns.car("2024-01", 2024, circuit, "VER", "Red Bull Racing");
    }

    private static LabelledExample learned(String circuit, float input, float weight, float... labels) {
        return new LabelledExample(at(circuit), new float[] {input}, labels, weight, 1);
    }

    private static List<Baseline> fit(Baselines baselines, LabelledExample... rows) {
        GroupSums sums = new GroupSums();
        GroupSums elsewhere = new GroupSums();
        for (int at = 0; at < rows.length; at++) {
            baselines.add(rows[at], at % 2 == 0 ? sums : elsewhere);
        }
        sums.addAll(elsewhere);
        return baselines.fit(sums);
    }

    private static double[] predict(Baseline baseline, String circuit, float input) {
        return baseline.predict(at(circuit), new float[] {input});
    }

    @Test
    void classesAreAsFrequentAsLearnedWithOneMoreRowOfEach() {
        List<Baseline> fitted = fit(
                new FrequencyBaseline.Overall().and(new FrequencyBaseline.By(KeyColumns.CIRCUIT)),
                learned("monza", 0, 1, 1, 0),
                learned("monza", 0, 2, 1, 0),
                learned("spa", 0, 1, 0, 1),
                learned(RowKey.UNKNOWN, 0, 4, 0, 1));

        assertThat(fitted).extracting(Baseline::name).containsExactly("frequency", "circuit_frequency");
        assertThat(predict(fitted.get(0), "monza", 0)).containsExactly(new double[] {4 / 10.0, 6 / 10.0}, NEAR);
        // Three rows of the first class and two more of the overall frequencies.
        assertThat(predict(fitted.get(1), "monza", 0)).containsExactly(new double[] {3.8 / 5, 1.2 / 5}, NEAR);
        assertThat(predict(fitted.get(1), "spa", 0)).containsExactly(new double[] {0.8 / 3, 2.2 / 3}, NEAR);
        assertThat(predict(fitted.get(1), "suzuka", 0)).containsExactly(new double[] {0.4, 0.6}, NEAR);
        assertThat(predict(fitted.get(1), RowKey.UNKNOWN, 0)).containsExactly(new double[] {0.4, 0.6}, NEAR);
    }

    @Test
    void anInputIsThePredictionAndWhereUnknownTheMeanOfRowsLikeIt() {
        Baseline fitted = fit(
                        new InputBaseline.Of("last_qualifying", 0),
                        learned("spa", 3, 1, 4),
                        learned("spa", Float.NaN, 1, 15),
                        learned("spa", Float.NaN, 3, 19))
                .get(0);

        assertThat(fitted.name()).isEqualTo("last_qualifying");
        assertThat(predict(fitted, "monza", 5)).containsExactly(5);
        assertThat(predict(fitted, "monza", Float.NaN)).containsExactly(18);
    }

    @Test
    void anInputThatWasNeverUnknownIsTheMeanOfAll() {
        Baseline fitted = fit(
                        new InputBaseline.Of("last_qualifying", 0), learned("spa", 3, 1, 4), learned("spa", 5, 1, 8))
                .get(0);

        assertThat(predict(fitted, "monza", Float.NaN)).containsExactly(6);
    }

    @Test
    void aSlotIsChosenAsOftenAsItWas() {
        Baseline fitted = fit(
                        new SlotFrequencyBaseline.By("grid_frequency", 0),
                        learned("spa", 1, 1, 1),
                        learned("spa", 1, 1, 1),
                        learned("spa", 1, 1, 0),
                        learned("spa", 2, 1, 0),
                        learned("spa", Float.NaN, 3, 0),
                        learned("spa", Float.NaN, 1, 0))
                .get(0);

        // Two of eight are chosen, so one chosen row comes with four.
        assertThat(predict(fitted, "monza", 1)).containsExactly(new double[] {3 / 7.0}, NEAR);
        assertThat(predict(fitted, "monza", 2)).containsExactly(new double[] {1 / 5.0}, NEAR);
        assertThat(predict(fitted, "monza", Float.NaN)).containsExactly(new double[] {1 / 8.0}, NEAR);
        assertThat(predict(fitted, "monza", 20)).containsExactly(new double[] {1 / 4.0}, NEAR);
    }

    @Test
    void withNothingChosenEverySlotIsAlike() {
        Baseline fitted = fit(new SlotFrequencyBaseline.By("grid_frequency", 0), learned("spa", 1, 1, 0))
                .get(0);

        assertThat(predict(fitted, "monza", 1)).isEqualTo(predict(fitted, "monza", 2));
    }

    @Test
    void noBaselineIsFittedOnNothing() {
        for (Baselines baselines : List.of(
                new FrequencyBaseline.Overall(),
                new FrequencyBaseline.By(KeyColumns.CIRCUIT),
                new InputBaseline.Of("last_qualifying", 0),
                new SlotFrequencyBaseline.By("grid_frequency", 0))) {
            assertThatThrownBy(() -> fit(baselines)).isInstanceOf(Fault.class).hasMessageContaining("no training rows");
        }
    }
}
