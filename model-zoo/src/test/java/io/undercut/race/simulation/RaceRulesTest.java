package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.race.simulation.race.ResultRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the field does together; the seed stands in the test's name. */
class RaceRulesTest {
    private static final String SEEDED = "seed {0}";

    @Test
    void racesOnManyThreadsEqualRacesOneByOne() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 12, 42));
        Map<RaceId, SimulatedRace> alone = new TreeMap<>();
        simulator.races().forEach(id -> alone.put(id, simulator.simulate(id)));
        Map<RaceId, SimulatedRace> together =
                simulator.races().parallelStream().collect(Collectors.toConcurrentMap(id -> id, simulator::simulate));
        assertThat(new TreeMap<>(together)).isEqualTo(alone);
        assertThat(simulator.race(new RaceId(2022, 3)))
                .isEqualTo(alone.get(new RaceId(2022, 3)).laps());
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void whoIsAheadOnTheClockIsAheadInPositionAndNoTwoCarsShareAMoment(long seed) {
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            byLap(race).values().forEach(lap -> {
                for (int i = 1; i < lap.size(); i++) {
                    assertThat(lap.get(i).times().endMs()
                                    - lap.get(i - 1).times().endMs())
                            .as(
                                    "%s behind %s on lap %d, seed %d",
                                    lap.get(i).car(),
                                    lap.get(i - 1).car(),
                                    lap.get(i).lap(),
                                    seed)
                            .isGreaterThanOrEqualTo(40);
                }
            });
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7, 8})
    void theSafetyCarBunchesTheField(long seed) {
        int seen = 0;
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            Map<Integer, List<Lap>> laps = byLap(race);
            // On a wet track some are on the wrong tires, and nothing bunches them.
            boolean dry =
                    race.laps().stream().allMatch(lap -> lap.tire().compound().isDry());
            for (int lap = 2; dry && lap < race.facts().laps() - 3; lap++) {
                if (!leader(laps, lap).trackStatus().contains("4") && onlySafetyCar(laps, lap + 1, 3)) {
                    Set<String> staying = staying(laps, lap, lap + 3);
                    double before = spreadMs(laps.get(lap), staying);
                    double after = spreadMs(laps.get(lap + 3), staying);
                    assertThat(after)
                            .as(
                                    "%s: spread after laps %d … behind the safety car, before %.0f ms, seed %d",
                                    race.facts().race(), lap + 1, before, seed)
                            .isLessThan(Math.max(25_000, 0.7 * before));
                    seen++;
                }
            }
        }
        assertThat(seen).as("safety cars long enough, seed %d", seed).isPositive();
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void nobodyPassesOnTheRoadBehindASafetyCarRealOrVirtual(long seed) {
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            Map<Integer, List<Lap>> laps = byLap(race);
            for (int lap = 2; lap < race.facts().laps(); lap++) {
                List<Lap> now = laps.get(lap).stream()
                        .filter(row -> row.trackStatus().matches("[46]")
                                && !row.pit().in()
                                && !row.pit().out())
                        .toList();
                assertThat(now)
                        .as("%s lap %d, seed %d", race.facts().race(), lap, seed)
                        .isSortedAccordingTo(
                                Comparator.comparing(row -> row.times().startMs()));
            }
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void whoRetiresLeavesAndTheOthersFinish(long seed) {
        int retired = 0;
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            Map<String, Integer> last = new HashMap<>();
            race.laps().forEach(lap -> last.merge(lap.car().driver(), lap.lap(), Math::max));
            int won = race.results().get(0).laps();
            assertThat(won).isEqualTo(race.facts().laps());
            for (ResultRow result : race.results()) {
                assertThat(last.getOrDefault(result.car().driver(), 0)).isEqualTo(result.laps());
                boolean out =
                        result.status().equals("Accident") || result.status().equals("Mechanical");
                assertThat(result.timeMs() == null).isEqualTo(out);
                retired += out ? 1 : 0;
            }
        }
        assertThat(retired / 12.0).as("retirements a race, seed %d", seed).isBetween(1.0, 5.0);
    }

    private static boolean onlySafetyCar(Map<Integer, List<Lap>> laps, int from, int count) {
        for (int lap = from; lap < from + count; lap++) {
            if (!leader(laps, lap).trackStatus().matches("[12]*4")) {
                return false;
            }
        }
        return true;
    }

    private static Lap leader(Map<Integer, List<Lap>> laps, int lap) {
        return laps.get(lap).get(0);
    }

    /** Who stays out of the pits, and in the race, from one lap to another. */
    private static Set<String> staying(Map<Integer, List<Lap>> laps, int from, int to) {
        Set<String> staying = drivers(laps.get(to).stream());
        for (int lap = from; lap <= to; lap++) {
            staying.retainAll(drivers(laps.get(lap).stream()
                    .filter(row -> !row.pit().in() && !row.pit().out())));
        }
        return staying;
    }

    private static Set<String> drivers(Stream<Lap> laps) {
        return laps.map(lap -> lap.car().driver()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the first of these cars at the line to their median. */
    private static double spreadMs(List<Lap> lap, Set<String> drivers) {
        List<Long> ends = lap.stream()
                .filter(row -> drivers.contains(row.car().driver()))
                .map(row -> row.times().endMs())
                .toList();
        return ends.get(ends.size() / 2) - ends.get(0);
    }

    private static Map<Integer, List<Lap>> byLap(SimulatedRace race) {
        return race.laps().stream()
                .sorted(Comparator.comparing(lap -> lap.road().position()))
                .collect(Collectors.groupingBy(Lap::lap));
    }
}
