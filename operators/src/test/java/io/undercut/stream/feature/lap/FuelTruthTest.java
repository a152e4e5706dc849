package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulatedRace;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.race.simulation.SimulationTruth.CircuitTruth;
import io.undercut.race.simulation.car.LapPhysics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the product takes off a lap time for fuel, against what the simulator put on: the slope of {@code fuel_cost_s} on the fuel that was
 * truly on board, within car and race, over the true effect. Both take the seconds of a kilogram from the same publication, but for
 * Zandvoort, which it lacks; what is tested is the estimate of the fuel on board.
 */
class FuelTruthTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 2024})
    void fuelCorrectionTakesOffWhatFuelCosts(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2019, 2, 12, seed));
        List<SimulatedRace> races =
                simulator.races().stream().map(simulator::simulate).toList();
        Map<String, Double> fuel = new HashMap<>();
        List<Lap> laps = new ArrayList<>();
        for (SimulatedRace race : races) {
            laps.addAll(race.laps());
            for (LapPhysics lap : race.physics()) {
                fuel.put(lap.race() + "/" + lap.driver() + "/" + lap.lap(), lap.fuelStartKg());
            }
        }
        Map<String, List<LapRow>> byCircuit = RecordedRaces.of(laps).rows().stream()
                .filter(row -> of(row, "is_clean") == 1)
                .collect(Collectors.groupingBy(LapRow::circuit, TreeMap::new, Collectors.toList()));
        StringBuilder report = new StringBuilder();
        double found = 0;
        double truth = 0;
        double furthest = 0;
        for (CircuitTruth circuit : simulator.truth().circuits()) {
            double slope = slope(byCircuit.get(circuit.circuit()), fuel);
            found += slope;
            truth += circuit.fuelSecondsPerKg();
            if (!circuit.circuit().equals("zandvoort")) {
                furthest = Math.max(furthest, Math.abs(slope / circuit.fuelSecondsPerKg() - 1));
            }
            report.append(String.format(
                    Locale.ROOT, "%s: %.4f s/kg, truth %.4f%n", circuit.circuit(), slope, circuit.fuelSecondsPerKg()));
        }
        assertThat(found / truth).as("seed %d%n%s", seed, report).isCloseTo(1, within(0.05));
        assertThat(furthest).as("seed %d%n%s", seed, report).isLessThan(0.05);
        System.out.printf("fuel effect found over the true one: %.3f, seed %d%n%s", found / truth, seed, report);
    }

    private static double slope(List<LapRow> rows, Map<String, Double> fuel) {
        double products = 0;
        double squares = 0;
        for (List<LapRow> car : rows.stream()
                .collect(Collectors.groupingBy(row -> row.raceId() + row.driver(), TreeMap::new, Collectors.toList()))
                .values()) {
            double[] kilograms =
                    car.stream().mapToDouble(row -> fuel.get(row.key())).toArray();
            double[] seconds =
                    car.stream().mapToDouble(row -> of(row, "fuel_cost_s")).toArray();
            double centre = Numbers.mean(kilograms);
            for (int at = 0; at < seconds.length; at++) {
                products += (kilograms[at] - centre) * seconds[at];
                squares += (kilograms[at] - centre) * (kilograms[at] - centre);
            }
        }
        return products / squares;
    }

    private static double of(LapRow row, String feature) {
        return row.values()[LapFeatures.indexOf(feature)];
    }
}
