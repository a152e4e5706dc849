package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.race.simulation.car.DrivingStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SimulatedTypesTest {
    @Test
    void theClassesOfStyleAreTheSimulatorsInItsOrder() {
        assertThat(LapStyle.TYPE.target().classes())
                .isEqualTo(Arrays.stream(DrivingStyle.values())
                        .map(style -> style.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void whatIsLearnedFromSimulatedTruthSaysSo() {
        assertThat(List.of(LapStyle.TYPE, FuelConsumption.TYPE, BrakeBias.TYPE))
                .allSatisfy(type -> assertThat(type.notes().warning()).isEqualTo(CardNotes.SIMULATED_TRUTH));
        assertThat(DriverIdentification.TYPE.notes().warning()).isEmpty();
    }

    /** Columns that the simulator alone fills: fuel on board, brake bias, temperatures of brakes and tires. */
    @Test
    void noInputIsOfAChannelThatOnlyTheSimulatorHas() {
        assertThat(List.of(LapStyle.TYPE, FuelConsumption.TYPE, BrakeBias.TYPE, DriverIdentification.TYPE))
                .flatExtracting(type -> type.columns().inputs())
                .noneMatch(input -> input.contains("bias")
                        || input.contains("brake_temp")
                        || input.contains("tire_temp")
                        || input.startsWith("fuel_kg")
                        || input.startsWith("label_"));
    }

    @Test
    void aDiscriminantOfNoClassesOrWithoutShrinkageIsRefused() {
        assertThatThrownBy(() -> new DiscriminantLearner(2, 2, 0))
                .hasMessageContaining("shrinkage is 0.0; must be above 0");
        DiscriminantLearner learner = new DiscriminantLearner(2, 2, 0.1);
        assertThatThrownBy(() -> learner.requireFit(
                        "numbers", ModelColumns.of(List.of("a", "b"), "label"), new Target.Regression(1)))
                .hasMessageContaining("the discriminant of numbers has 2 inputs and 2 classes")
                .hasMessageContaining("no classes");
    }
}
