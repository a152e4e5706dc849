package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of every simulated lap; the seed stands in the test's name. */
class RaceSimulatorTest {
    private static final String SEEDED = "seed {0}";

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void theSamePlanGivesTheSameLapsInAnyOrderAndEachRaceAlone(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 2, 12, seed));
        Map<RaceId, List<Lap>> whole = new TreeMap<>();
        simulator.races().forEach(id -> whole.put(id, simulator.race(id)));
        List<RaceId> backwards = new ArrayList<>(whole.keySet());
        Collections.reverse(backwards);
        RaceSimulator shorter = new RaceSimulator(new SimulationPlan(2023, 1, 12, seed));
        for (RaceId id : backwards) {
            assertThat(simulator.race(id)).isEqualTo(whole.get(id));
            if (id.season() == 2023) {
                assertThat(shorter.race(id)).isEqualTo(whole.get(id));
            }
        }
        assertThat(new HashSet<>(whole.values())).hasSize(24);
    }

    /** A change here changes every simulated lake: a deliberate one takes the new number, any other is a machine that computes differently. */
    @Test
    void aKnownRaceNeverChanges() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 5, 42));
        assertThat(simulator.race(new RaceId(2022, 5)).toString().hashCode()).isEqualTo(-166329803);
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void rowsAreSortedUniqueAndWholeWithSectorsThatAddUp(long seed) {
        for (List<Lap> race : championship(seed)) {
            assertThat(race)
                    .isSortedAccordingTo(
                            Comparator.comparing((Lap lap) -> lap.car().driver())
                                    .thenComparing(Lap::lap));
            assertThat(race).allSatisfy(lap -> {
                assertThat(lap.times().lapMs())
                        .isPositive()
                        .isEqualTo(lap.times().sector1Ms()
                                + lap.times().sector2Ms()
                                + lap.times().sector3Ms());
                assertThat(lap.times().sector1Ms()).isPositive();
                assertThat(lap.times().sector2Ms()).isPositive();
                assertThat(lap.times().sector3Ms()).isPositive();
                assertThat(lap.times().endMs())
                        .isEqualTo(lap.times().startMs() + lap.times().lapMs());
                assertThat(lap.session()).isEqualTo("R");
                assertThat(lap.source()).isEqualTo("simulator");
                assertThat(lap.deleted()).isNull();
                assertThat(lap.trackStatus()).matches("[12467]+");
                assertThat(lap.tire()).hasNoNullFieldsOrProperties();
                assertThat(lap.weather()).hasNoNullFieldsOrProperties();
                assertThat(lap.weather().humidityPct()).isBetween(0.0, 100.0);
                assertThat(lap.weather().trackC()).isBetween(5.0, 65.0);
                assertThat(lap.traps()).hasNoNullFieldsOrProperties();
            });
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void positionsOfALapAreAPermutationInOrderOfTheGaps(long seed) {
        for (List<Lap> race : championship(seed)) {
            Map<Integer, List<Lap>> byLap = race.stream().collect(Collectors.groupingBy(Lap::lap));
            byLap.values().forEach(lap -> {
                List<Lap> order = lap.stream()
                        .sorted(Comparator.comparing(row -> row.road().position()))
                        .toList();
                assertThat(order.stream().map(row -> row.road().position()))
                        .isEqualTo(IntStream.rangeClosed(1, lap.size()).boxed().toList());
                assertThat(order.get(0).road().gapToLeaderMs()).isZero();
                assertThat(order.get(0).road().intervalAheadMs()).isNull();
                for (int i = 1; i < order.size(); i++) {
                    long ahead = order.get(i - 1).road().gapToLeaderMs();
                    long interval = order.get(i).road().intervalAheadMs();
                    assertThat(interval).isNotNegative();
                    assertThat(order.get(i).road().gapToLeaderMs()).isEqualTo(ahead + interval);
                }
            });
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void clocksAreContiguousAndAStopChangesTiresBetweenTwoLaps(long seed) {
        for (List<Lap> race : championship(seed)) {
            for (int i = 0; i < race.size(); i++) {
                Lap lap = race.get(i);
                assertThat(lap.pit().inMs() != null).isEqualTo(lap.pit().in());
                assertThat(lap.pit().outMs() != null).isEqualTo(lap.pit().out());
                if (i == 0 || !race.get(i - 1).car().equals(lap.car())) {
                    assertThat(lap.lap()).isEqualTo(1);
                    assertThat(lap.tire().stint()).isEqualTo(1);
                    assertThat(lap.pit().out()).isFalse();
                } else {
                    assertFollows(race.get(i - 1), lap);
                }
            }
        }
    }

    private static void assertFollows(Lap before, Lap lap) {
        assertThat(lap.lap()).isEqualTo(before.lap() + 1);
        assertThat(lap.times().startMs()).isEqualTo(before.times().endMs());
        assertThat(lap.pit().out()).isEqualTo(before.pit().in());
        if (before.pit().in()) {
            assertThat(lap.tire().stint()).isEqualTo(before.tire().stint() + 1);
            assertThat(lap.tire().age()).isBetween(1, 5);
            assertThat(lap.tire().age() == 1).isEqualTo(lap.tire().fresh());
            assertThat(before.pit().inMs())
                    .isBetween(before.times().startMs(), before.times().endMs());
            assertThat(lap.pit().outMs())
                    .isBetween(lap.times().startMs(), lap.times().endMs());
            assertThat(lap.pit().outMs() - before.pit().inMs()).isBetween(18_000L, 70_000L);
        } else {
            assertThat(lap.tire().stint()).isEqualTo(before.tire().stint());
            assertThat(lap.tire().age()).isEqualTo(before.tire().age() + 1);
            assertThat(lap.tire().compound()).isEqualTo(before.tire().compound());
            assertThat(lap.tire().fresh()).isEqualTo(before.tire().fresh());
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void racesLookLikeTheFeedsRaces(long seed) {
        List<List<Lap>> races = championship(seed);
        double clean = 0;
        double all = 0;
        Set<String> statuses = new HashSet<>();
        Set<Compound> compounds = new HashSet<>();
        for (List<Lap> race : races) {
            double best =
                    race.stream().mapToInt(lap -> lap.times().lapMs()).min().orElseThrow();
            clean += race.stream().filter(lap -> lap.isClean(best)).count();
            all += race.size();
            race.forEach(lap -> statuses.add(lap.trackStatus()));
            race.forEach(lap -> compounds.add(lap.tire().compound()));
            assertThat(race.stream().map(lap -> lap.car().driver()).distinct())
                    .as("cars that finished a lap")
                    .hasSizeBetween(17, 20);
            assertThat(race.stream().filter(lap -> lap.lap() == lap.raceLaps()))
                    .as("cars on the lead lap at the flag")
                    .isNotEmpty();
        }
        assertThat(races.stream().mapToLong(RaceSimulatorTest::lapsOfTypicalStint))
                .as("median length of a race's dry stints")
                .allSatisfy(laps -> assertThat(laps).isBetween(5L, 35L));
        assertThat(clean / all).as("share of clean laps").isBetween(0.60, 0.85);
        assertThat(statuses).contains("1", "4", "41");
        assertThat(compounds).contains(Compound.SOFT, Compound.MEDIUM, Compound.HARD, Compound.INTERMEDIATE);
    }

    private static long lapsOfTypicalStint(List<Lap> race) {
        Map<String, Long> stints = race.stream()
                .filter(lap -> lap.tire().compound().isDry())
                .collect(Collectors.groupingBy(
                        lap -> lap.car().driver() + lap.tire().stint(), Collectors.counting()));
        List<Long> lengths = stints.values().stream().sorted().toList();
        return lengths.get(lengths.size() / 2);
    }

    private static List<List<Lap>> championship(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 2, 12, seed));
        return simulator.races().stream().map(simulator::race).toList();
    }
}
