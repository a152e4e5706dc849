package io.undercut.stream.feature.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.RaceId;
import io.undercut.race.TireUse;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.testing.RaceFixtures;
import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Features of a forecast may use what ended by its moment and nothing else. The one look ahead is the label's: which laps are its anchor
 * depends on the race's best lap, so a best lap still to come changes only as far as the stint's own clean laps stay clean.
 */
class LeakTest {
    private static final List<Compound> DRY = List.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD);
    private static final int FORECASTS = 8;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatEndsAfterAForecastChangesNoneOfItsFeatures(long seed) {
        Random random = new Random(seed);
        List<List<Lap>> races = races(seed);
        int race = 1;
        List<LabelledExample> examples = examples(races);
        StintForecast[] forecasts = RaceReading.digest(races.get(race)).forecasts();
        for (int trial = 0; trial < FORECASTS; trial++) {
            StintForecast forecast = forecasts[random.nextInt(forecasts.length)];
            long now = moment(races.get(race), forecast);
            List<List<Lap>> changed = new ArrayList<>(races);
            changed.set(race, new Future(random, races.get(race), now, forecast).laps());
            for (int later = race + 1; later < races.size(); later++) {
                changed.set(later, new Future(random, races.get(later), -1, forecast).laps());
            }
            if (random.nextBoolean()) {
                changed.remove(races.size() - 1);
            }
            String what = "seed %d: %s, stint %d, at %d ms".formatted(seed, forecast.driver(), forecast.stint(), now);
            List<float[]> before = features(examples, races.get(race), forecast);
            List<float[]> after = features(examples(changed), races.get(race), forecast);
            assertThat(before).as(what).hasSize(forecast.laps().length);
            assertThat(after).as(what).hasSameSizeAs(before);
            for (int at = 0; at < before.size(); at++) {
                assertThat(after.get(at)).as(what).isEqualTo(before.get(at));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatEndedBeforeAForecastDoesChangeItsFeatures(long seed) {
        Random random = new Random(seed);
        List<List<Lap>> races = races(seed);
        StintForecast[] forecasts = RaceReading.digest(races.get(1)).forecasts();
        StintForecast forecast = forecasts[random.nextInt(forecasts.length)];
        long now = moment(races.get(1), forecast);
        List<float[]> before = features(examples(races), races.get(1), forecast);
        List<List<Lap>> otherPast = new ArrayList<>(races);
        otherPast.set(
                1,
                races.get(1).stream()
                        .filter(lap -> lap.times().endMs() > now
                                || lap.lap() % 2 == 0
                                || lap.car().driver().equals(forecast.driver()))
                        .toList());
        List<List<Lap>> otherHistory = new ArrayList<>(races);
        otherHistory.remove(0);
        for (List<List<Lap>> changed : List.of(otherPast, otherHistory)) {
            List<float[]> after = features(examples(changed), races.get(1), forecast);
            assertThat(after.get(0)).as("seed %d", seed).isNotEqualTo(before.get(0));
        }
    }

    private static List<List<Lap>> races(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 3, seed));
        return simulator.races().stream().map(simulator::race).toList();
    }

    private static List<LabelledExample> examples(List<List<Lap>> races) {
        List<LabelledExample> examples = new ArrayList<>();
        DegradationExamples.of(races.stream().map(RaceReading::digest).toList(), examples::add);
        return examples;
    }

    private static List<float[]> features(List<LabelledExample> examples, List<Lap> race, StintForecast forecast) {
        RaceId id = race.get(0).race();
        return examples.stream()
                .filter(example -> example.key().raceId().equals(id.toString())
                        && example.key().driver().equals(forecast.driver())
                        && example.key().stint() == forecast.stint())
                .map(LabelledExample::features)
                .toList();
    }

    /** When the third clean lap ended, ms, found by the label's definition alone. */
    private static long moment(List<Lap> race, StintForecast forecast) {
        double best = best(race);
        return race.stream()
                .filter(lap -> lap.car().driver().equals(forecast.driver())
                        && lap.tire().stint() == forecast.stint()
                        && lap.isClean(best))
                .mapToLong(lap -> lap.times().endMs())
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    private static int best(List<Lap> race) {
        return race.stream()
                .map(lap -> lap.times().lapMs())
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElseThrow();
    }

    /** Another course of a race after a moment. The forecast's own laps keep their numbers and tires: they are what it is asked about. */
    private record Future(Random random, List<Lap> race, long now, StintForecast forecast) {
        List<Lap> laps() {
            int best = best(race);
            int fastest = fastest(best);
            List<Lap> laps = new ArrayList<>();
            for (Lap lap : race) {
                if (lap.times().endMs() <= now) {
                    laps.add(lap);
                } else if (Objects.equals(lap.times().lapMs(), best)) {
                    laps.add(timed(lap, fastest));
                } else if (isAsked(lap)) {
                    laps.add(lap.isClean(best) ? timed(lap, fastest + random.nextInt(fastest / 16)) : lap);
                } else if (random.nextInt(3) > 0) {
                    laps.add(other(timed(lap, best + random.nextInt(best / 5))));
                }
            }
            return laps;
        }

        /** The fastest race best to come, ms, by which the forecast's clean laps are still clean. */
        private int fastest(int best) {
            int slowest = race.stream()
                    .filter(lap -> isAsked(lap) && lap.isClean(best))
                    .mapToInt(lap -> lap.times().lapMs())
                    .max()
                    .orElse(best);
            return Math.min(best, (int) Math.ceil(slowest / 1.07) + 1);
        }

        private boolean isAsked(Lap lap) {
            return now >= 0
                    && lap.car().driver().equals(forecast.driver())
                    && lap.tire().stint() == forecast.stint();
        }

        private Lap timed(Lap lap, int lapMs) {
            LapTimes times = lap.times();
            long end = times.endMs() + random.nextInt(30_000);
            return RaceFixtures.timed(lap, new LapTimes(lapMs, null, null, null, times.startMs(), end));
        }

        private Lap other(Lap lap) {
            Compound compound = DRY.get(random.nextInt(DRY.size()));
            Lap shod = RaceFixtures.shod(
                    lap,
                    new TireUse(compound, 1 + random.nextInt(30), lap.tire().stint(), true));
            return RaceFixtures.flagged(shod, random.nextInt(4) == 0 ? "4" : "1");
        }
    }
}
