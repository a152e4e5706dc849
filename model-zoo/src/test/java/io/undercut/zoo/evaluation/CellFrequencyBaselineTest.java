package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.CellFrequencyBaseline.Axis;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CellFrequencyBaselineTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final RowKey KEY = KeyColumns.lap("2023-01", 2023, "monza", "VER", "Team", 1, 9, "SOFT");
    private static final CellFrequencyBaseline.By HAZARD =
            new CellFrequencyBaseline.By("hazard", List.of(new Axis(0, 10, 3), new Axis(1, 0.5, 4)));

    /** Of old tires late in the race 3 of 4 stop, elsewhere none of 6. */
    @Test
    void aCellHasItsOwnFrequenciesPulledTowardsThoseOfAll() {
        GroupSums sums = new GroupSums();
        for (int row = 0; row < 4; row++) {
            HAZARD.add(row(25, 0.1f, row < 3 ? 1 : 0), sums);
        }
        for (int row = 0; row < 6; row++) {
            HAZARD.add(row(5, 0.1f, 0), sums);
        }
        Baseline fitted = HAZARD.fit(sums).get(0);

        // All: (3 + 1) of (10 + 2) rows. The cell: (3 + 2 · 1/3) of (4 + 2).
        assertThat(fitted.predict(KEY, new float[] {22, 0.3f})[1]).isCloseTo(11.0 / 18, EXACT);
        assertThat(fitted.predict(KEY, new float[] {9, 0.2f})[1]).isCloseTo(1.0 / 12, EXACT);
        assertThat(fitted.predict(KEY, new float[] {15, 0.3f})[1])
                .as("no such cell")
                .isCloseTo(1.0 / 3, EXACT);
        assertThat(fitted.predict(KEY, new float[] {22, 0.3f}))
                .as("sum")
                .satisfies(both -> assertThat(both[0] + both[1]).isCloseTo(1, EXACT));
    }

    @Test
    void valuesBeyondTheCellsCountAsOfTheLastAndUnknownOnesAreACell() {
        GroupSums sums = new GroupSums();
        HAZARD.add(row(1000, -5, 1), sums);
        HAZARD.add(row(Float.NaN, 0, 0), sums);
        Baseline fitted = HAZARD.fit(sums).get(0);

        assertThat(fitted.predict(KEY, new float[] {29, 0})[1]).isCloseTo(2.0 / 3, EXACT);
        assertThat(fitted.predict(KEY, new float[] {Float.NaN, 0.4f})[1]).isCloseTo(1.0 / 3, EXACT);
    }

    @Test
    void withoutRowsThereIsNothingToFit() {
        assertThatThrownBy(() -> HAZARD.fit(new GroupSums()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no training rows");
    }

    private static LabelledExample row(float age, float left, int stops) {
        return new LabelledExample(KEY, new float[] {age, left}, new float[] {1 - stops, stops}, 1, Integer.MAX_VALUE);
    }
}
