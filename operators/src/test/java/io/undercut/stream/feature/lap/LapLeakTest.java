package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.TireUse;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.testing.RaceFixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No feature, of all that are declared, sees anything that ended after its lap. */
class LapLeakTest {
    private static final int TRIALS = 6;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatEndsAfterALapChangesNoneOfItsFeatures(long seed) {
        Random random = new Random(seed);
        List<List<Lap>> races = races(seed);
        Map<String, LapRow> before = rows(races);
        for (int trial = 0; trial < TRIALS; trial++) {
            int race = 1 + random.nextInt(races.size() - 1);
            Lap chosen = races.get(race).get(random.nextInt(races.get(race).size()));
            long now = RaceClock.moment(chosen).orElseThrow();
            List<List<Lap>> changed = new ArrayList<>(races.subList(0, race));
            changed.add(otherFuture(random, races.get(race), now));
            for (int later = race + 1; later < races.size(); later++) {
                if (random.nextBoolean()) {
                    changed.add(otherFuture(random, races.get(later), -1));
                }
            }
            Map<String, LapRow> after = rows(changed);
            String raceId = chosen.race().toString();
            before.values().stream()
                    .filter(row ->
                            row.raceId().compareTo(raceId) < 0 || row.raceId().equals(raceId) && row.momentMs() <= now)
                    .forEach(row -> assertThat(differing(row, after.get(row.key())))
                            .as("seed %d: features of %s that saw past %s at %d ms", seed, row.key(), raceId, now)
                            .isEmpty());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anotherFutureDoesChangeLabelsAndLaterFeatures(long seed) {
        List<List<Lap>> races = races(seed);
        long now = 2_000_000;
        List<List<Lap>> changed = new ArrayList<>(races);
        changed.set(1, otherFuture(new Random(seed), races.get(1), now));
        Map<String, LapLabels> before = labels(races);
        Map<String, LapLabels> after = labels(changed);
        assertThat(before.keySet().stream()
                        .filter(after::containsKey)
                        .filter(key -> !Arrays.equals(
                                before.get(key).values(), after.get(key).values())))
                .as("seed %d", seed)
                .hasSizeGreaterThan(100);
        Map<String, LapRow> rows = rows(races);
        Map<String, LapRow> others = rows(changed);
        Set<String> moved = new TreeSet<>();
        others.values().stream()
                .filter(row -> rows.containsKey(row.key()))
                .forEach(row -> moved.addAll(differing(rows.get(row.key()), row)));
        assertThat(moved).as("seed %d", seed).hasSizeGreaterThan(100).contains("driver_pace_5_s");
    }

    private static List<List<Lap>> races(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 2, 2, seed));
        return simulator.races().stream().map(simulator::race).toList();
    }

    private static Map<String, LapRow> rows(List<List<Lap>> races) {
        return RecordedRaces.of(races.stream().flatMap(List::stream).toList()).rows().stream()
                .collect(Collectors.toMap(LapRow::key, Function.identity()));
    }

    private static Map<String, LapLabels> labels(List<List<Lap>> races) {
        return RecordedRaces.of(races.stream().flatMap(List::stream).toList()).labels().stream()
                .collect(Collectors.toMap(LapLabels::key, Function.identity()));
    }

    /** Names of the features that differ; all of them where the other row is missing. */
    private static List<String> differing(LapRow row, LapRow other) {
        return IntStream.range(0, LapFeatures.ALL.size())
                .filter(index -> other == null || Float.compare(row.values()[index], other.values()[index]) != 0)
                .mapToObj(index -> LapFeatures.ALL.get(index).name())
                .toList();
    }

    /** Another course of a race after a moment: laps lost, faster, slower, on other tires, under other flags, into the pits. */
    private static List<Lap> otherFuture(Random random, List<Lap> race, long now) {
        List<Lap> laps = new ArrayList<>();
        for (Lap lap : race) {
            if (RaceClock.moment(lap).orElseThrow() <= now) {
                laps.add(lap);
            } else if (random.nextInt(8) > 0) {
                laps.add(other(random, lap, now));
            }
        }
        return laps;
    }

    private static Lap other(Random random, Lap lap, long now) {
        int lapMs = 60_000 + random.nextInt(90_000);
        LapTimes times = lap.times();
        long end = Math.max(now + 1, times.endMs() + random.nextInt(40_000) - 20_000);
        Lap timed = RaceFixtures.timed(lap, new LapTimes(lapMs, 20_000, null, 20_000, times.startMs(), end));
        Compound compound = Compound.values()[random.nextInt(Compound.values().length)];
        Lap shod = RaceFixtures.shod(
                timed, new TireUse(compound, 1 + random.nextInt(30), 1 + random.nextInt(4), random.nextBoolean()));
        Lap pitted =
                RaceFixtures.pitted(shod, new PitMarks(random.nextInt(5) == 0, random.nextInt(5) == 0, null, null));
        return RaceFixtures.flagged(
                pitted, List.of("1", "1", "1", "2", "24", "5", "67").get(random.nextInt(7)));
    }
}
