package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.TireUse;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.testing.RaceFixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forecast uses what ended by its moment and nothing else; which laps are its anchor is no exception. */
class ForecastLeakTest {
    private static final List<Compound> DRY = List.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD);
    private static final int TRIALS = 12;

    /** Simulated races vary little, so that what is clean would hardly change later: their laps are slowed down at random, early ones most. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anchorsAndTargetsAreThoseOfTheRuleWrittenDownPlainly(long seed) {
        for (List<Lap> race : races(seed)) {
            Map<String, List<Integer>> expected = plainly(race);
            Map<String, List<Integer>> found = new HashMap<>();
            for (LapRow row : Forecasts.rows(race)) {
                found.put(row.key(), new ArrayList<>());
            }
            Forecasts.examples(race)
                    .forEach(example ->
                            found.get(example.row().key()).add(example.target().lap()));
            assertThat(found).as("seed %d, race %s", seed, race.get(0).race()).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsOfARaceCutAtAnyLapAreTheFirstOfTheWholeRaces(long seed) {
        Random random = new Random(seed);
        List<List<Lap>> races = races(seed);
        List<LapRow> whole = Forecasts.rows(flat(races));
        for (int trial = 0; trial < TRIALS; trial++) {
            int race = random.nextInt(races.size());
            long now = anyMoment(random, races.get(race));
            List<List<Lap>> known = new ArrayList<>(races.subList(0, race));
            known.add(races.get(race).stream()
                    .filter(lap -> lap.times().endMs() <= now)
                    .toList());
            String raceId = races.get(race).get(0).race().toString();
            assertThat(Forecasts.rows(flat(known)))
                    .as("seed %d: %s cut at %d ms", seed, raceId, now)
                    .map(ForecastLeakTest::inputs)
                    .isEqualTo(by(whole, raceId, now).stream()
                            .map(ForecastLeakTest::inputs)
                            .toList());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatEndsAfterAForecastChangesNoneOfItsInputs(long seed) {
        Random random = new Random(seed);
        List<List<Lap>> races = races(seed);
        List<LapRow> whole = Forecasts.rows(flat(races));
        for (int trial = 0; trial < TRIALS; trial++) {
            int race = random.nextInt(races.size());
            long now = anyMoment(random, races.get(race));
            List<List<Lap>> changed = new ArrayList<>(races.subList(0, race));
            changed.add(otherFuture(random, races.get(race), now));
            for (int later = race + 1; later < races.size(); later++) {
                if (random.nextBoolean()) {
                    changed.add(otherFuture(random, races.get(later), -1));
                }
            }
            String raceId = races.get(race).get(0).race().toString();
            assertThat(by(Forecasts.rows(flat(changed)), raceId, now))
                    .as("seed %d: forecasts that saw past %s at %d ms", seed, raceId, now)
                    .map(ForecastLeakTest::inputs)
                    .isEqualTo(by(whole, raceId, now).stream()
                            .map(ForecastLeakTest::inputs)
                            .toList());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatEndedBeforeAForecastDoesChangeItsInputs(long seed) {
        List<List<Lap>> races = races(seed);
        List<LapRow> rows = Forecasts.rows(flat(races));
        LapRow last = rows.get(rows.size() - 1);
        List<List<Lap>> otherPast = new ArrayList<>(races);
        otherPast.set(
                races.size() - 1,
                races.get(races.size() - 1).stream()
                        .filter(lap -> lap.lap() % 2 == 0 || lap.car().driver().equals(last.driver()))
                        .toList());
        List<List<Lap>> otherHistory = new ArrayList<>(races);
        otherHistory.remove(0);
        for (List<List<Lap>> changed : List.of(otherPast, otherHistory)) {
            assertThat(Forecasts.rows(flat(changed)))
                    .as("seed %d", seed)
                    .filteredOn(row -> row.key().equals(last.key()))
                    .noneMatch(row -> inputs(row).equals(inputs(last)));
        }
    }

    /** Everything a forecast says of one lap ahead, to the bit. */
    private static String inputs(LapRow row) {
        return Rows.text(row) + Arrays.toString(Forecasts.inputs(row, row.lap() + 5, 12));
    }

    private static List<LapRow> by(List<LapRow> rows, String raceId, long now) {
        return rows.stream()
                .filter(row ->
                        row.raceId().compareTo(raceId) < 0 || row.raceId().equals(raceId) && row.momentMs() <= now)
                .toList();
    }

    private static long anyMoment(Random random, List<Lap> race) {
        return race.get(random.nextInt(race.size())).times().endMs();
    }

    private static List<Lap> flat(List<List<Lap>> races) {
        return races.stream().flatMap(List::stream).toList();
    }

    private static List<List<Lap>> races(long seed) {
        Random random = new Random(seed);
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 3, seed));
        return simulator.races().stream()
                .map(race -> simulator.race(race).stream()
                        .map(lap -> slowed(random, lap))
                        .toList())
                .toList();
    }

    private static Lap slowed(Random random, Lap lap) {
        LapTimes times = lap.times();
        if (times.lapMs() == null || random.nextInt(3) > 0) {
            return lap;
        }
        int more = times.lapMs() / 8 * random.nextInt(10) / Math.max(10, lap.lap());
        return RaceFixtures.timed(
                lap, new LapTimes(times.lapMs() + more, null, null, null, times.startMs(), times.endMs()));
    }

    /** Another course of a race after a moment. */
    private static List<Lap> otherFuture(Random random, List<Lap> race, long now) {
        List<Lap> laps = new ArrayList<>();
        for (Lap lap : race) {
            if (lap.times().endMs() <= now) {
                laps.add(lap);
            } else if (random.nextInt(4) > 0) {
                long end = Math.max(now + 1, lap.times().endMs() + random.nextInt(30_000));
                int lapMs = 70_000 + random.nextInt(40_000);
                Lap timed = RaceFixtures.timed(
                        lap, new LapTimes(lapMs, null, null, null, lap.times().startMs(), end));
                Lap shod = RaceFixtures.shod(
                        timed,
                        new TireUse(
                                DRY.get(random.nextInt(DRY.size())),
                                1 + random.nextInt(30),
                                lap.tire().stint(),
                                true));
                laps.add(RaceFixtures.flagged(shod, random.nextInt(4) == 0 ? "4" : "1"));
            }
        }
        return laps;
    }

    /** Forecasts by their keys with the laps they are evaluated on: the rule in words, lap by lap, with no class of the product. */
    private static Map<String, List<Integer>> plainly(List<Lap> race) {
        int best = best(race, Long.MAX_VALUE);
        Map<String, List<Integer>> forecasts = new HashMap<>();
        race.stream().map(lap -> lap.car().driver()).distinct().forEach(driver -> {
            List<Lap> own = race.stream()
                    .filter(lap -> lap.car().driver().equals(driver))
                    .sorted(Comparator.comparingInt(Lap::lap))
                    .toList();
            int clean = 0;
            String forecast = null;
            for (int at = 0; at < own.size(); at++) {
                Lap lap = own.get(at);
                Lap before = at == 0 ? null : own.get(at - 1);
                if (before == null || before.pit().hasEntered() || lap.pit().hasLeft() || otherStint(before, lap)) {
                    clean = 0;
                    forecast = null;
                }
                if (forecast != null && lap.isClean(best)) {
                    forecasts.get(forecast).add(lap.lap());
                }
                if (lap.isClean(best(race, lap.times().endMs())) && ++clean == 3) {
                    forecast = lap.race() + "/" + driver + "/" + lap.lap();
                    forecasts.put(forecast, new ArrayList<>());
                }
            }
        });
        return forecasts;
    }

    private static boolean otherStint(Lap before, Lap lap) {
        return before.tire().stint() != null
                && lap.tire().stint() != null
                && !before.tire().stint().equals(lap.tire().stint());
    }

    private static int best(List<Lap> race, long until) {
        return race.stream()
                .filter(lap -> lap.times().endMs() <= until)
                .map(lap -> lap.times().lapMs())
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(Integer.MAX_VALUE);
    }
}
