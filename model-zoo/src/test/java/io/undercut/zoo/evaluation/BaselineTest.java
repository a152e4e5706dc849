package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static Observation lap(String circuit, String compound, double horizonLaps, double label) {
        return new Observation(Laps.key("2023-01", circuit, (int) horizonLaps, compound), horizonLaps, label);
    }

    private static GroupSums sums(Observation... laps) {
        return Laps.sums(List.of(laps));
    }

    @Test
    void fitsASlopeThroughTheOrigin() {
        SlopeBaseline baseline =
                SlopeBaseline.byCompound(List.of(lap("monza", "HARD", 1, 1), lap("monza", "HARD", 3, 1)), 0);
        // (1·1 + 3·1) / (1·1 + 3·3)
        assertThat(baseline.predict(Laps.key("2024-01", "spa", 4, "HARD"), new float[] {10})[0])
                .isCloseTo(4.0, within(1e-12));
    }

    @Test
    void lapsAtUnknownCircuitsHaveTheirCompoundsSlope() {
        SlopeBaseline baseline = SlopeBaseline.byCircuitAndCompound(
                sums(
                        lap("unknown", "HARD", 1, 1), lap("unknown", "HARD", 1, 1),
                        lap("monza", "HARD", 1, 4), lap("monza", "HARD", 1, 4)),
                0,
                2);
        assertThat(baseline.slope(Laps.key("2024-01", "monza", 4, "HARD"))).isCloseTo(4.0, within(1e-12));
        assertThat(baseline.slope(Laps.key("2024-01", "unknown", 4, "HARD"))).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void countsTheSoftestCompoundsAsSoft() {
        SlopeBaseline baseline =
                SlopeBaseline.byCompound(List.of(lap("monza", "HYPERSOFT", 1, 1), lap("monza", "SOFT", 1, 3)), 0);
        assertThat(baseline.slope(Laps.key("2024-01", "spa", 4, "SOFT"))).isEqualTo(2);
        assertThat(baseline.slope(Laps.key("2024-01", "spa", 4, "ULTRASOFT"))).isEqualTo(2);
    }

    @Test
    void predictsACompoundItNeverSawAsFlat() {
        SlopeBaseline baseline = SlopeBaseline.byCompound(List.of(lap("monza", "HARD", 1, 1)), 0);
        assertThat(baseline.predict(Laps.key("2024-01", "spa", 4, "SOFT"), new float[] {10})[0])
                .isZero();
    }

    @Test
    void trustsACircuitFromTheMinimumOfLapsOn() {
        List<Observation> train = new ArrayList<>();
        for (int lap = 1; lap <= 150; lap++) {
            train.add(lap("monza", "HARD", lap, 0.1 * lap));
        }
        for (int lap = 1; lap <= 149; lap++) {
            train.add(lap("spa", "HARD", lap, 0.3 * lap));
        }
        SlopeBaseline baseline = SlopeBaseline.byCircuitAndCompound(train, 0);
        double compound = SlopeBaseline.byCompound(train, 0).slope(Laps.key("2024-01", "spa", 4, "HARD"));
        assertThat(baseline.slope(Laps.key("2024-01", "monza", 4, "HARD"))).isCloseTo(0.1, within(1e-12));
        assertThat(baseline.slope(Laps.key("2024-01", "spa", 4, "HARD"))).isEqualTo(compound);
        assertThat(compound).isBetween(0.1, 0.3);
    }

    @Test
    void givesEachStintItsOwnLineAndRefusesStrangers() {
        StintOracle oracle = StintOracle.of(List.of(lap("monza", "HARD", 4, 2), lap("monza", "HARD", 8, 4)), 0);
        assertThat(oracle.predict(Laps.key("2023-01", "monza", 8, "HARD"), new float[] {8})[0])
                .isCloseTo(4, within(1e-12));
        assertThatThrownBy(() -> oracle.predict(Laps.key("2024-01", "monza", 8, "HARD"), new float[] {8}))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("stint 2024-01/VER/1");
    }

    @Test
    void refusesToFitOnNothing() {
        assertThatThrownBy(() -> SlopeBaseline.byCompound(List.of(), 0))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no training laps");
        assertThatThrownBy(() -> SlopeBaseline.byCircuitAndCompound(sums(lap("monza", "HARD", 1, 1)), 0, 0))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("must be at least 1");
    }
}
