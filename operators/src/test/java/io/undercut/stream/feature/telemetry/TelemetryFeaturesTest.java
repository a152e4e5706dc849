package io.undercut.stream.feature.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulatedRace;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryFeaturesTest {
    private static final double GRID_M = 200;

    @Test
    void namesAreUniqueAndCanBeColumns() {
        assertThat(TelemetryFeatures.ALL).extracting(LapFeature::name).doesNotHaveDuplicates();
        assertThat(TelemetryFeatures.ALL)
                .extracting(LapFeature::schema)
                .extracting(Feature::description)
                .doesNotContain("");
        assertThat(TelemetryFeatures.ALL).hasSize(3 + 4 * Measure.ALL.size());
    }

    /** The simulator knows the circuit's length, each lap's time and its sectors. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void whatIsAddedUpOverASimulatedLapAgreesWithTheTruth(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 1, seed));
        RaceId id = simulator.races().get(0);
        SimulatedRace race = simulator.simulate(id);
        Map<String, Lap> laps = new TreeMap<>();
        race.laps().forEach(lap -> laps.put(lap.car().driver() + " " + lap.lap(), lap));

        List<FeatureRow> rows = RecordedCars.rows(race.laps(), SimulatedTelemetry.of(simulator, id, 10));

        assertThat(rows).hasSameSizeAs(race.laps());
        assertThat(odd(rows)).as("seed %d", seed).isEmpty();
        int length = race.facts().lengthM();
        for (FeatureRow row : rows) {
            Lap lap = laps.get(row.key().of(KeyColumns.DRIVER) + " " + row.key().time());
            double onGrid = row.key().time() == 1 ? GRID_M : 0;
            double lapSeconds = lap.times().lapMs() / 1000.0;
            assertThat((double) value(row, "distance_m"))
                    .as("%s, seed %d", row.key(), seed)
                    .isBetween(0.997 * length, 1.003 * length + onGrid);
            assertThat((double) value(row, "sampled_s")).isCloseTo(lapSeconds, within(1e-3));
            assertThat((double) value(row, "sampled_share")).isCloseTo(1, within(1e-5));
            assertThat((double) value(row, "samples")).isCloseTo(10 * lapSeconds, within(1.0));
            assertThat((double) value(row, "sector1_sampled_s"))
                    .isCloseTo(lap.times().sector1Ms() / 1000.0, within(1e-3));
            assertThat((double) value(row, "sector3_sampled_s"))
                    .isCloseTo(lap.times().sector3Ms() / 1000.0, within(1e-3));
            assertThat(row.values()[TelemetryFeatures.ALL.size()]).isCloseTo((float) lapSeconds, within(1e-3f));
        }
    }

    @Test
    void telemetryTellsStylesApart() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 1, 42));
        RaceId id = simulator.races().get(0);
        SimulatedRace race = simulator.simulate(id);
        Map<String, String> styles = new TreeMap<>();
        race.physics()
                .forEach(lap ->
                        styles.put(lap.driver() + " " + lap.lap(), lap.style().name()));
        Map<String, List<Double>> coasting = new TreeMap<>();
        RecordedCars.rows(race.laps(), SimulatedTelemetry.of(simulator, id, 4))
                .forEach(row -> coasting.computeIfAbsent(
                                styles.get(row.key().of(KeyColumns.DRIVER) + " "
                                        + row.key().time()),
                                style -> new ArrayList<>())
                        .add((double) value(row, "full_throttle_share")));
        assertThat(mean(coasting.get("CONSERVING"))).isLessThan(mean(coasting.get("AGGRESSIVE")));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Values that a declaration does not allow, one example a feature. */
    static List<String> odd(List<FeatureRow> rows) {
        Map<String, String> odd = new TreeMap<>();
        for (FeatureRow row : rows) {
            for (int index = 0; index < TelemetryFeatures.ALL.size(); index++) {
                LapFeature feature = TelemetryFeatures.ALL.get(index);
                if (!feature.allows(row.values()[index])) {
                    odd.put(feature.name(), feature.name() + " is " + row.values()[index] + " in " + row.key());
                }
            }
        }
        return List.copyOf(odd.values());
    }

    private static float value(FeatureRow row, String feature) {
        return RecordedCars.value(row, feature);
    }
}
