package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelColumnsTest {
    private static final RowKey KEY = KeyColumns.lap("2024-01", 2024, "monza", "VER", "Team", 1, 9, "SOFT");
    private static final ModelColumns COLUMNS =
            new ModelColumns(List.of("a", "b"), List.of("b"), List.of("label"), "row_weight", "row_length");
    private static final Target NUMBER = new Target.Regression(1);

    @Test
    void readsInputsLabelsWeightAndLengthByName() {
        assertThat(COLUMNS.read()).containsExactly("a", "b", "label", "row_weight", "row_length");
        assertThat(COLUMNS.names()).containsExactly("a", "b", "b_missing");
    }

    @Test
    void anUnknownInputIsIndicatedAndNeverZero() {
        LabelledExample example = COLUMNS.example(KEY, new float[] {1, Float.NaN, 7, 0.5f, 3}, NUMBER)
                .orElseThrow();

        assertThat(example.features()).containsExactly(1, Float.NaN, 1);
        assertThat(example.labels()).containsExactly(7);
        assertThat(example.weight()).isEqualTo(0.5f);
        assertThat(example.length()).isEqualTo(3);
    }

    @Test
    void aRowWithoutItsLabelIsNoExample() {
        assertThat(COLUMNS.example(KEY, new float[] {1, 2, Float.NaN, 1, 3}, NUMBER))
                .isEmpty();
    }

    @Test
    void aRowWithoutItsWeightIsRefused() {
        assertThatThrownBy(() -> COLUMNS.example(KEY, new float[] {1, 2, 3, Float.NaN, 3}, NUMBER))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("row_weight is unknown in row 2024-01, season 2024, circuit monza, driver VER");
    }

    @Test
    void aClassIsOneColumnForEach() {
        Target classes = new Target.Classification(List.of("x", "y", "z"));

        assertThat(classes.learned(new float[] {2})).containsExactly(0, 0, 1);
        assertThatThrownBy(() -> classes.learned(new float[] {3})).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> classes.learned(new float[] {0.5f})).isInstanceOf(Fault.class);
    }

    @Test
    void aColumnThatStandsInSeveralStepsHasANameInEach() {
        ModelColumns columns = ModelColumns.of(List.of("pace_lag_1", "laps_left", "pace", "laps_left"), "label");

        assertThat(columns.names()).containsExactly("pace_lag_1", "laps_left_step_1", "pace", "laps_left_step_2");
        assertThat(columns.read()).containsExactly("pace_lag_1", "laps_left", "pace", "laps_left", "label");
    }
}
