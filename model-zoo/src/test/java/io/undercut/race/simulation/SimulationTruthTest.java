package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.simulation.SimulationTruth.CircuitTruth;
import io.undercut.race.simulation.SimulationTruth.TireTruth;
import io.undercut.race.simulation.car.Rubber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laps hold what the truth says: a plain regression finds it again. */
class SimulationTruthTest {
    private static final int SEASONS = 24;

    @Test
    void truthSurvivesJson() throws Exception {
        SimulationTruth truth = new RaceSimulator(new SimulationPlan(2022, 2, 12, 5)).truth();
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(truth), SimulationTruth.class))
                .isEqualTo(truth);
        assertThat(truth.circuits()).hasSize(12);
        assertThat(truth.cars()).hasSize(40);
    }

    @Test
    void softerWearsFasterAndIsQuickerWhenNewAtEveryCircuit() {
        assertThat(truth(5).circuits()).allSatisfy(circuit -> {
            TireTruth soft = circuit.tires().get(0);
            TireTruth medium = circuit.tires().get(1);
            TireTruth hard = circuit.tires().get(2);
            assertThat(soft.wearSecondsPerLap()).isGreaterThan(medium.wearSecondsPerLap());
            assertThat(medium.wearSecondsPerLap()).isGreaterThan(hard.wearSecondsPerLap());
            assertThat(soft.cliffAgeLaps()).isLessThan(medium.cliffAgeLaps());
            assertThat(medium.cliffAgeLaps()).isLessThan(hard.cliffAgeLaps());
            assertThat(soft.paceSeconds()).isLessThan(hard.paceSeconds());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 99, 3})
    void regressionWithinCarsAndRacesRecoversFuelAndWear(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2001, SEASONS, 12, seed));
        Map<String, List<List<Lap>>> races = simulator.races().stream()
                .map(simulator::race)
                .collect(Collectors.groupingBy(race -> race.get(0).circuit()));
        double[] mean = new double[3];
        for (CircuitTruth circuit : simulator.truth().circuits()) {
            double[] fit = fit(races.get(circuit.circuit()), circuit);
            assertThat(fit[0])
                    .as("%s: lap time by lap, seed %d", circuit.circuit(), seed)
                    .isCloseTo(-circuit.fuelSecondsPerLap() - circuit.evolutionSecondsPerLap(), within(0.012));
            for (int i = 0; i < 3; i++) {
                TireTruth tire = circuit.tires().get(i);
                assertThat(fit[1 + i])
                        .as("%s: wear of %s, seed %d", circuit.circuit(), tire.compound(), seed)
                        .isCloseTo(tire.wearSecondsPerLap(), within(0.012 + 0.15 * tire.wearSecondsPerLap()));
                mean[i] += fit[1 + i] / 12;
            }
        }
        assertThat(mean[0]).as("soft against medium").isGreaterThan(mean[1]);
        assertThat(mean[1]).as("medium against hard").isGreaterThan(mean[2]);
    }

    /**
     * Coefficients of the lap number and of soft, medium and hard age, s, from clean laps in free air and well before the cliff. Age is
     * counted in laps at the reference temperature.
     */
    private static double[] fit(List<List<Lap>> races, CircuitTruth circuit) {
        List<double[]> rows = new ArrayList<>();
        for (List<Lap> race : races) {
            double best =
                    race.stream().mapToInt(lap -> lap.times().lapMs()).min().orElseThrow();
            boolean wet = race.stream().anyMatch(lap -> !lap.tire().compound().isDry());
            Map<String, List<double[]>> byDriver = race.stream()
                    .filter(lap -> !wet && lap.isClean(best) && isFree(lap))
                    .filter(lap -> lap.tire().age() < 0.7 * tire(circuit, lap).cliffAgeLaps())
                    .collect(Collectors.groupingBy(
                            lap -> lap.car().driver(),
                            Collectors.mapping(lap -> row(lap, tire(circuit, lap)), Collectors.toList())));
            byDriver.values().forEach(laps -> rows.addAll(withoutMean(laps)));
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toArray(double[][]::new));
        return regression.estimateRegressionParameters();
    }

    private static boolean isFree(Lap lap) {
        return lap.road().intervalAheadMs() == null || lap.road().intervalAheadMs() > 2000;
    }

    private static TireTruth tire(CircuitTruth circuit, Lap lap) {
        return circuit.tires().stream()
                .filter(tire -> tire.compound() == lap.tire().compound())
                .findFirst()
                .orElseThrow();
    }

    private static double[] row(Lap lap, TireTruth tire) {
        double heat = lap.weather().trackC() - Rubber.REFERENCE_TRACK_C;
        double age = (lap.tire().age() - 1) * (1 + tire.wearPerDegree() * heat);
        Compound compound = lap.tire().compound();
        return new double[] {
            lap.times().lapMs() / 1000.0,
            lap.lap(),
            compound == Compound.SOFT ? age : 0,
            compound == Compound.MEDIUM ? age : 0,
            compound == Compound.HARD ? age : 0,
            compound == Compound.SOFT ? 1 : 0,
            compound == Compound.HARD ? 1 : 0
        };
    }

    private static List<double[]> withoutMean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                row[i] -= mean[i];
            }
        }
        return rows;
    }

    private static SimulationTruth truth(long seed) {
        return new RaceSimulator(new SimulationPlan(2022, 1, 12, seed)).truth();
    }
}
