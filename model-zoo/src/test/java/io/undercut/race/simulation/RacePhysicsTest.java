package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.Lap;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.LapPhysics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every simulated car from lap to lap; the seed stands in the test's name. */
class RacePhysicsTest {
    private static final String SEEDED = "seed {0}";

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void fuelBurnedAddsUpToWhatIsMissingAndNobodyRunsDry(long seed) {
        for (SimulatedRace race : championship(seed)) {
            for (int i = 0; i < race.physics().size(); i++) {
                LapPhysics lap = race.physics().get(i);
                assertThat(lap.fuelBurnedKg()).isPositive();
                assertThat(lap.fuelStartKg()).isLessThanOrEqualTo(110);
                assertThat(lap.fuelStartKg() - lap.fuelBurnedKg())
                        .as("fuel after %s lap %d of %s, seed %d", lap.driver(), lap.lap(), lap.race(), seed)
                        .isPositive();
                if (lap.lap() > 1) {
                    LapPhysics before = race.physics().get(i - 1);
                    assertThat(lap.fuelStartKg()).isCloseTo(before.fuelStartKg() - before.fuelBurnedKg(), within(1e-9));
                    assertThat(lap.discStartC()).isEqualTo(before.discEndC());
                }
            }
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void wearGrowsWithinAStintAndNeverWithoutDriving(long seed) {
        for (SimulatedRace race : championship(seed)) {
            for (int i = 1; i < race.laps().size(); i++) {
                Lap lap = race.laps().get(i);
                Lap before = race.laps().get(i - 1);
                if (lap.car().equals(before.car())
                        && lap.tire().stint().equals(before.tire().stint())) {
                    double wear = race.physics().get(i).wornLaps()
                            - race.physics().get(i - 1).wornLaps();
                    assertThat(wear).isBetween(0.1, 2.5);
                } else {
                    assertThat(race.physics().get(i).wornLaps()).isBetween(0.0, 4.0);
                }
            }
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void driversKeepTheBiasNearTheBestAndTheBrakesWarm(long seed) {
        for (SimulatedRace race : championship(seed)) {
            double off = race.physics().stream()
                    .mapToDouble(lap -> Math.abs(lap.biasPct() - lap.bestBiasPct()))
                    .average()
                    .orElseThrow();
            assertThat(off)
                    .as("mean distance from the best bias, seed %d", seed)
                    .isBetween(0.1, 1.0);
            assertThat(race.physics()).allSatisfy(lap -> {
                assertThat(lap.bestBiasPct()).isBetween(50.0, 70.0);
                assertThat(lap.biasPct()).isBetween(50.0, 70.0);
                assertThat(lap.discEndC()).isBetween(80.0, 1100.0);
                assertThat(lap.treadEndC()).isBetween(5.0, 140.0);
            });
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void everyStyleIsDrivenAndConservingBurnsLess(long seed) {
        List<LapPhysics> laps = championship(seed).stream()
                .flatMap(race -> race.physics().stream())
                .filter(lap -> lap.neutral() == 0 && lap.wake() == 0)
                .toList();
        for (DrivingStyle style : DrivingStyle.values()) {
            assertThat(laps.stream().filter(lap -> lap.style() == style).count())
                    .as("laps driven %s, seed %d", style, seed)
                    .isGreaterThan(laps.size() / 100);
        }
        assertThat(laps.stream()
                        .filter(lap -> lap.style() == DrivingStyle.CONSERVING)
                        .count())
                .isLessThan(laps.size() / 3);
        assertThat(burned(laps, DrivingStyle.CONSERVING)).isLessThan(burned(laps, DrivingStyle.BALANCED));
    }

    private static double burned(List<LapPhysics> laps, DrivingStyle style) {
        return laps.stream()
                .filter(lap -> lap.style() == style && lap.race().round() == 1)
                .mapToDouble(LapPhysics::fuelBurnedKg)
                .average()
                .orElseThrow();
    }

    static List<SimulatedRace> championship(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 12, seed));
        return simulator.races().stream().map(simulator::simulate).toList();
    }
}
