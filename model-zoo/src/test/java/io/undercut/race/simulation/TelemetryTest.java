package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.RaceId;
import io.undercut.race.simulation.car.LapPhysics;
import io.undercut.race.simulation.race.LapDraft;
import io.undercut.race.simulation.telemetry.LapTask;
import io.undercut.race.simulation.telemetry.LapTrace;
import io.undercut.race.simulation.telemetry.SimulatedSample;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import io.undercut.race.simulation.telemetry.TelemetryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Telemetry agrees with the laps it belongs to; the seed stands in the test's name. */
class TelemetryTest {
    private static final String SEEDED = "seed {0}";

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42})
    void theTraceOfEveryLapTakesItsTimeAndItsSectorsAndCoversTheCircuit(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 12, seed));
        for (RaceId id : simulator.races()) {
            TelemetryStream stream = simulator.stream(id);
            int length = simulator.simulate(id).facts().lengthM();
            for (String driver : stream.drivers().subList(0, 4)) {
                List<LapDraft> laps = stream.laps(driver);
                for (int i = 0; i < laps.size(); i++) {
                    LapTask task = stream.task(laps, i);
                    LapTrace trace = stream.trace(task);
                    String lap = "%s %s lap %d, seed %d".formatted(id, driver, i + 1, seed);
                    assertThat(trace.endSeconds())
                            .as(lap)
                            .isCloseTo(laps.get(i).times().lapMs() / 1000.0, within(1e-7));
                    assertThat(trace.meters()[trace.nodes() - 1]).as(lap).isCloseTo(length, within(1e-6));
                    assertThat(trace.meters()[0]).as(lap).isEqualTo(-task.gridM());
                }
            }
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42})
    void speedOverALapAddsUpToTheCircuitAndFuelToTheLapsBurn(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 12, seed));
        RaceId id = new RaceId(2022, 6);
        SimulatedRace race = simulator.simulate(id);
        Map<String, List<SimulatedSample>> laps = samples(simulator, id, 10).stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.driver() + " " + sample.lap(), TreeMap::new, Collectors.toList()));
        assertThat(laps).hasSameSizeAs(race.laps());
        for (int i = 0; i < race.laps().size(); i++) {
            LapPhysics physics = race.physics().get(i);
            List<SimulatedSample> samples = laps.get(physics.driver() + " " + physics.lap());
            int lapMs = race.laps().get(i).times().lapMs();
            SimulatedSample last = samples.get(samples.size() - 1);
            assertThat(lapMs - last.timeMs()).isBetween(1, 100);
            double meters = last.speedKph() / 3.6 * (lapMs - last.timeMs()) / 1000;
            for (int j = 1; j < samples.size(); j++) {
                double mean = (samples.get(j).speedKph() + samples.get(j - 1).speedKph()) / 7.2;
                meters += mean * (samples.get(j).timeMs() - samples.get(j - 1).timeMs()) / 1000;
                assertThat(samples.get(j).distanceM())
                        .isGreaterThanOrEqualTo(samples.get(j - 1).distanceM());
                assertThat(samples.get(j).fuelKg())
                        .isLessThanOrEqualTo(samples.get(j - 1).fuelKg());
            }
            double length = race.facts().lengthM() + (physics.lap() == 1 ? 8.0 * place(race, physics.driver()) : 0);
            String lap = "%s lap %d, seed %d".formatted(physics.driver(), physics.lap(), seed);
            assertThat(meters).as(lap).isCloseTo(length, within(0.003 * length));
            assertThat(samples.get(0).fuelKg()).as(lap).isCloseTo(physics.fuelStartKg(), within(1e-4));
            assertThat(last.fuelKg()).as(lap).isCloseTo(physics.fuelStartKg() - physics.fuelBurnedKg(), within(0.01));
        }
    }

    @Test
    void everyChannelStaysInItsRangeAndTellsOfDriving() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 12, 42));
        for (RaceId id : simulator.races()) {
            List<SimulatedSample> samples = samples(simulator, id, 1);
            assertThat(samples).allSatisfy(sample -> {
                assertThat(sample.speedKph()).isBetween(0.0, 385.0);
                assertThat(sample.throttlePct()).isBetween(0, 100);
                assertThat(sample.gear()).isBetween(0, 8);
                assertThat(sample.rpm()).isBetween(4_000, 15_500);
                assertThat(sample.brakeTempC()).isBetween(30.0, 1_400.0);
                assertThat(sample.tireTempC()).isBetween(10.0, 150.0);
                assertThat(sample.brake() && sample.throttlePct() > 0).isFalse();
                assertThat(sample.accelerationLong()).isBetween(-80.0, 25.0);
                assertThat(sample.accelerationLat()).isBetween(-80.0, 80.0);
            });
            double braking =
                    share(samples.stream().filter(SimulatedSample::brake).count(), samples);
            double full = share(
                    samples.stream()
                            .filter(sample -> sample.throttlePct() == 100)
                            .count(),
                    samples);
            assertThat(braking).as("time on the brakes, %s", id).isBetween(0.04, 0.35);
            assertThat(full).as("time at full throttle, %s", id).isBetween(0.2, 0.8);
        }
    }

    @Test
    void theSameRaceGivesTheSameTelemetryAndAHigherRateTheSameMoments() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 4, 7));
        RaceId id = new RaceId(2022, 4);
        List<SimulatedSample> once = samples(simulator, id, 2);
        assertThat(samples(simulator, id, 2)).isEqualTo(once);
        assertThat(samples(simulator, id, 4).stream()
                        .filter(sample -> sample.timeMs() % 500 == 0)
                        .toList())
                .isEqualTo(once);
        assertThat(once.toString().hashCode()).isEqualTo(-822848140);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, -4})
    void aRateOutOfRangeIsRefused(int hertz) {
        assertThatThrownBy(() -> new TelemetryRate(hertz))
                .hasMessage("--telemetry-hz is " + hertz + "; must be within 1 … 10");
    }

    private static int place(SimulatedRace race, String driver) {
        return race.results().stream()
                        .filter(row -> row.car().driver().equals(driver))
                        .findFirst()
                        .orElseThrow()
                        .grid()
                - 1;
    }

    private static double share(long count, List<SimulatedSample> samples) {
        return (double) count / samples.size();
    }

    private static List<SimulatedSample> samples(RaceSimulator simulator, RaceId id, int hertz) {
        List<SimulatedSample> samples = new ArrayList<>();
        simulator.telemetry(id, new TelemetryRate(hertz), samples::add);
        return samples;
    }
}
