package io.undercut.stream.feature.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarTelemetryTest {
    private static final int LATENESS_MS = 1_000;

    private final List<Lap> laps = RaceFixtures.race(2024, 2, "monza")
            .stint("AAA", 1, Compound.MEDIUM, 90, 90, 90, 90, 90)
            .laps();
    private final Map<SampleRejection, Integer> rejected = new EnumMap<>(SampleRejection.class);

    @Test
    void aLapIsGivenOutWhenALaterOneHasBegunAndItsRowIsThere() {
        CarTelemetry car = car(0);
        take(car, 1, 0, 1_000, 89_000);
        assertThat(car.finished()).isEmpty();
        take(car, 2, 0);
        assertThat(car.finished()).isEmpty();
        assertThat(car.frame(laps.get(0))).isTrue();
        assertThat(car.finished()).singleElement().satisfies(row -> {
            assertThat(row.key().time()).isEqualTo(1);
            assertThat(row.key().of(KeyColumns.CIRCUIT)).isEqualTo("monza");
            assertThat(row.key().of(KeyColumns.COMPOUND)).isEqualTo("MEDIUM");
            assertThat(RecordedCars.value(row, "samples")).isEqualTo(3);
            assertThat(RecordedCars.value(row, "sample_gaps")).isEqualTo(1);
        });
        assertThat(car.frame(laps.get(0))).as("its row has been used").isFalse();
    }

    @Test
    void aLapWithoutARowIsGivenOutTwoLapsOn() {
        CarTelemetry car = car(0);
        take(car, 1, 0, 1_000);
        take(car, 2, 0, 1_000);
        assertThat(car.finished()).isEmpty();
        take(car, 3, 0);
        assertThat(car.finished()).singleElement().satisfies(row -> {
            assertThat(row.key().of(KeyColumns.CIRCUIT)).isEqualTo("unknown");
            assertThat(RecordedCars.value(row, "sampled_share")).isNaN();
            assertThat(RecordedCars.value(row, "sector1_sampled_s")).isNaN();
        });
        assertThat(car.finish()).hasSize(2);
    }

    @Test
    void samplesThatCountForNothingAreToldApart() {
        CarTelemetry car = car(LATENESS_MS);
        take(car, 1, 100, 300, 200, 300);
        Samples other = new Samples();
        other.add(1, 200, 99, 1, 1, 1, 1, 1);
        car.take(other, (all, index, rejection) -> rejected.merge(rejection, 1, Integer::sum));
        take(car, 1, 1_300, 300, 150, 301);
        assertThat(rejected)
                .containsOnly(
                        Map.entry(SampleRejection.DUPLICATE, 1),
                        Map.entry(SampleRejection.OTHER_VERSION, 1),
                        Map.entry(SampleRejection.LATE, 2));
        assertThat(car.finish())
                .singleElement()
                .satisfies(row -> assertThat(RecordedCars.value(row, "samples")).isEqualTo(5));
    }

    @Test
    void afterTheRaceEverythingIsLate() {
        CarTelemetry car = new CarTelemetry("2024-02", "AAA", 0, CarTelemetry.over());
        take(car, 200, 14_400_000);
        assertThat(rejected).containsOnly(Map.entry(SampleRejection.LATE, 1));
        assertThat(car.frame(laps.get(3))).isFalse();
        assertThat(car.finish()).isEmpty();
    }

    @Test
    void sectorTimesThatAreMissingFollowFromTheOthers() {
        Lap lap = laps.get(0);
        assertThat(ends(lap, new LapTimes(90_000, 30_000, 31_000, null, null, null)))
                .containsExactly(30_000, 61_000);
        assertThat(ends(lap, new LapTimes(90_000, null, 31_000, 29_000, null, null)))
                .containsExactly(30_000, 61_000);
        assertThat(ends(lap, new LapTimes(90_000, 30_000, null, 29_000, null, null)))
                .containsExactly(30_000, 61_000);
        assertThat(ends(lap, new LapTimes(90_000, 30_000, null, null, null, null)))
                .containsExactly(-1, -1);
        assertThat(ends(lap, new LapTimes(null, null, 31_000, 29_000, null, null)))
                .containsExactly(-1, -1);
    }

    private static int[] ends(Lap lap, LapTimes times) {
        LapFrame frame = LapFrame.of(RaceFixtures.timed(lap, times));
        return new int[] {frame.firstEndMs(), frame.secondEndMs()};
    }

    /** Rows come at some time between a lap's start and the end of the next; the state goes through Flink's serializer now and then. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void inWhateverOrderThingsComeTheRowsAreTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 1, seed));
        RaceId race = simulator.races().get(0);
        List<Lap> all = simulator.race(race);
        List<SampleRun> cars = SimulatedTelemetry.of(simulator, race, 2);
        for (SampleRun car : List.of(cars.get(0), cars.get(7))) {
            List<FeatureRow> rows = new ArrayList<>();
            List<Lap> waiting = new ArrayList<>(all.stream()
                    .filter(lap -> lap.car().driver().equals(car.driver()))
                    .toList());
            CarTelemetryState state = null;
            for (SampleRun run : SampleArrivals.of(List.of(car), random)) {
                CarTelemetry telemetry =
                        new CarTelemetry(car.raceId(), car.driver(), SampleArrivals.LATENESS_MS, state);
                telemetry.take(
                        run.samples(),
                        (samples, index, rejection) ->
                                assertThat(rejection).isNotEqualTo(SampleRejection.OTHER_VERSION));
                int now = run.samples().lap(run.samples().count() - 1);
                rows.addAll(telemetry.finished());
                waiting.removeIf(lap ->
                        (lap.lap() < now || lap.lap() == now && random.nextInt(50) == 0) && telemetry.frame(lap));
                rows.addAll(telemetry.finished());
                state = random.nextInt(10) == 0 ? copied(telemetry.state()) : telemetry.state();
            }
            CarTelemetry last = new CarTelemetry(car.raceId(), car.driver(), SampleArrivals.LATENESS_MS, state);
            waiting.forEach(last::frame);
            rows.addAll(last.finished());
            rows.addAll(last.finish());
            assertThat(RecordedCars.texts(rows))
                    .as("seed %d", seed)
                    .isEqualTo(RecordedCars.texts(RecordedCars.rows(all, List.of(car))));
        }
    }

    private static CarTelemetryState copied(CarTelemetryState state) {
        TypeSerializer<CarTelemetryState> serializer =
                TypeInformation.of(CarTelemetryState.class).createSerializer(new SerializerConfigImpl());
        return serializer.copy(state);
    }

    private CarTelemetry car(int latenessMs) {
        return new CarTelemetry("2024-02", "AAA", latenessMs, null);
    }

    private void take(CarTelemetry car, int lap, int... timesMs) {
        Samples samples = new Samples();
        for (int timeMs : timesMs) {
            samples.add(lap, timeMs, 200, 10_000, 50, 0, 5, 0);
        }
        int kept = car.take(samples, (all, index, rejection) -> rejected.merge(rejection, 1, Integer::sum));
        assertThat(kept).isLessThanOrEqualTo(timesMs.length);
    }
}
