package io.undercut.stream.feature.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.RaceId;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import io.undercut.testing.RaceFixtures;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No feature, of all that are declared, sees a sample or a row of a later lap, or another car. */
class TelemetryLeakTest {
    private static final int TRIALS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatComesAfterALapChangesNoneOfItsFeatures(long seed) {
        Random random = new Random(seed);
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 1, seed));
        RaceId race = simulator.races().get(0);
        List<Lap> laps = simulator.race(race);
        List<SampleRun> cars = SimulatedTelemetry.of(simulator, race, 2);
        Map<String, FeatureRow> before = rows(laps, cars);
        Set<String> moved = new TreeSet<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            int until = 1 + random.nextInt(40);
            SampleRun chosen = cars.get(random.nextInt(cars.size()));
            List<SampleRun> others = new ArrayList<>();
            cars.forEach(
                    car -> others.add(car == chosen ? otherSamples(random, car, until) : otherSamples(random, car, 0)));
            Map<String, FeatureRow> after = rows(otherRows(random, laps, chosen.driver(), until), others);
            for (FeatureRow row : before.values()) {
                boolean isPast = row.key().of(KeyColumns.DRIVER).equals(chosen.driver())
                        && row.key().time() <= until;
                Set<String> changed = differing(row, after.get(row.key().toString()));
                if (isPast) {
                    assertThat(changed)
                            .as("seed %d: features of %s that saw past lap %d", seed, row.key(), until)
                            .isEmpty();
                } else {
                    moved.addAll(changed);
                }
            }
        }
        Set<String> all = new TreeSet<>();
        TelemetryFeatures.ALL.forEach(feature -> all.add(feature.name()));
        all.remove("sample_gaps");
        assertThat(moved)
                .as("features that another course moves at all, seed %d", seed)
                .containsAll(all);
    }

    private static Map<String, FeatureRow> rows(List<Lap> laps, List<SampleRun> cars) {
        return RecordedCars.rows(laps, cars).stream()
                .collect(Collectors.toMap(row -> row.key().toString(), Function.identity()));
    }

    private static Set<String> differing(FeatureRow row, FeatureRow other) {
        Set<String> names = new TreeSet<>();
        for (int index = 0; index < TelemetryFeatures.ALL.size(); index++) {
            if (other == null || Float.compare(row.values()[index], other.values()[index]) != 0) {
                names.add(TelemetryFeatures.ALL.get(index).name());
            }
        }
        return names;
    }

    private static SampleRun otherSamples(Random random, SampleRun car, int until) {
        Samples samples = car.samples();
        Samples others = new Samples();
        for (int index = 0; index < samples.count(); index++) {
            if (samples.lap(index) <= until) {
                others.add(samples, index);
            } else if (random.nextInt(8) > 0) {
                others.add(
                        samples.lap(index),
                        samples.timeMs(index),
                        random.nextInt(330),
                        4_000 + random.nextInt(9_000),
                        random.nextInt(101),
                        random.nextInt(2),
                        random.nextInt(9),
                        random.nextInt(2));
            }
        }
        return new SampleRun(car.raceId(), car.driver(), others.toBytes());
    }

    private static List<Lap> otherRows(Random random, List<Lap> laps, String driver, int until) {
        return laps.stream()
                .map(lap -> lap.car().driver().equals(driver) && lap.lap() <= until ? lap : other(random, lap))
                .toList();
    }

    private static Lap other(Random random, Lap lap) {
        LapTimes times = lap.times();
        int first = 20_000 + random.nextInt(20_000);
        int second = 20_000 + random.nextInt(20_000);
        return RaceFixtures.timed(
                lap, new LapTimes(times.lapMs() + random.nextInt(500), first, second, null, null, null));
    }
}
