package io.undercut.stream.feature.driving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.telemetry.RecordedCars;
import io.undercut.stream.feature.telemetry.SimulatedTelemetry;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RaceFieldTest {
    private static final long SEED = 7_301;

    private static List<Lap> laps;
    private static List<FeatureRow> telemetry;
    private static List<FeatureRow> rows;

    @BeforeAll
    static void race() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 1, SEED));
        laps = simulator.race(simulator.races().get(0));
        telemetry = RecordedCars.rows(
                laps, SimulatedTelemetry.of(simulator, simulator.races().get(0), 1));
        rows = new RaceField(telemetry, laps).rows();
    }

    @Test
    void everyLapHasARowAndEveryValueIsAllowed() {
        assertThat(DrivingFeatures.ALL).extracting(LapFeature::name).doesNotHaveDuplicates();
        assertThat(rows).hasSameSizeAs(telemetry);
        for (FeatureRow row : rows) {
            assertThat(row.values()).hasSize(DrivingFeatures.ALL.size());
            for (int at = 0; at < row.values().length; at++) {
                LapFeature feature = DrivingFeatures.ALL.get(at);
                assertThat(feature.allows(row.values()[at]))
                        .as("%s is %s in %s", feature.name(), row.values()[at], row.key())
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsAgainstTheFieldIsLessTheMedianOfTheSameLap() {
        List<Double> shares = rows.stream()
                .filter(row -> row.key().time() == 12)
                .map(row -> (double) value(row, "full_throttle_share"))
                .sorted()
                .toList();
        int middle = shares.size() / 2;
        double median = shares.size() % 2 == 1 ? shares.get(middle) : (shares.get(middle - 1) + shares.get(middle)) / 2;

        rows.stream()
                .filter(row -> row.key().time() == 12)
                .forEach(row -> assertThat((double) value(row, "full_throttle_share_vs_field"))
                        .isCloseTo(value(row, "full_throttle_share") - median, within(1e-6)));
    }

    @Test
    void theLapsBeforeAreThoseOfTheSameCar() {
        Map<String, FeatureRow> byLap = new TreeMap<>();
        rows.forEach(
                row -> byLap.put(row.key().of(KeyColumns.DRIVER) + row.key().time(), row));
        FeatureRow now =
                rows.stream().filter(row -> row.key().time() == 9).findFirst().orElseThrow();
        FeatureRow before = byLap.get(now.key().of(KeyColumns.DRIVER) + 7);

        assertThat(value(now, "brake_share_lag_2")).isEqualTo(value(before, "brake_share"));
        assertThat(value(now, "lap_vs_best_s_lag_2")).isEqualTo(value(before, "lap_vs_best_s"));
        FeatureRow first = byLap.get(now.key().of(KeyColumns.DRIVER) + 1);
        assertThat(value(first, "brake_share_lag_1")).isNaN();
    }

    @Test
    void theOrderOfArrivalShowsNowhere() {
        List<FeatureRow> shuffled = new ArrayList<>(telemetry);
        List<Lap> others = new ArrayList<>(laps);
        Collections.shuffle(shuffled, new Random(SEED));
        Collections.shuffle(others, new Random(SEED));

        assertThat(RecordedCars.texts(new RaceField(shuffled, others).rows())).isEqualTo(RecordedCars.texts(rows));
    }

    @Test
    void whatComesLaterShowsNowhere() {
        int last = 20;
        List<FeatureRow> soFar =
                telemetry.stream().filter(row -> row.key().time() <= last).toList();
        List<Lap> lapsSoFar = laps.stream().filter(lap -> lap.lap() <= last).toList();

        assertThat(RecordedCars.texts(new RaceField(soFar, lapsSoFar).rows()))
                .isEqualTo(RecordedCars.texts(
                        rows.stream().filter(row -> row.key().time() <= last).toList()));
    }

    @Test
    void aLapWithoutARowOfTheTableHasItsTelemetry() {
        List<FeatureRow> bare = new RaceField(telemetry.subList(0, 3), List.of()).rows();

        assertThat(bare).hasSize(3);
        assertThat(value(bare.get(0), "race_laps")).isNaN();
        assertThat(value(bare.get(0), "is_clean")).isNaN();
        assertThat(value(bare.get(0), "brake_share")).isEqualTo(telemetry.get(0).values()[place("brake_share")]);
        assertThat(value(bare.get(0), "brake_share_vs_field")).isNaN();
    }

    @Test
    void truthIsToldOfLapsThatAFeedCanTellApart() {
        FeatureRow free = rows.stream()
                .filter(row -> value(row, "is_clean") == 1)
                .findFirst()
                .orElseThrow();
        LapTruth truth = truth(free);

        assertThat(truth.labels(free.values())).containsExactly(2, 1.5f, 57.5f);
        FeatureRow first =
                rows.stream().filter(row -> row.key().time() == 1).findFirst().orElseThrow();
        assertThat(truth(first).labels(first.values())).containsExactly(Float.NaN, 1.5f, Float.NaN);
        FeatureRow in = rows.stream()
                .filter(row -> value(row, "pit_in") == 1)
                .findFirst()
                .orElseThrow();
        assertThat(truth(in).labels(in.values())).containsExactly(Float.NaN, 1.5f, Float.NaN);
        assertThat(LapTruth.DECLARED).hasSameSizeAs(Arrays.asList(1, 2, 3));
    }

    private static LapTruth truth(FeatureRow row) {
        return new LapTruth(
                row.key().group(),
                row.key().of(KeyColumns.DRIVER),
                row.key().time(),
                DrivingStyle.AGGRESSIVE.ordinal(),
                1.5,
                57.5);
    }

    private static int place(String feature) {
        return DrivingFeatures.place(feature);
    }

    private static float value(FeatureRow row, String feature) {
        return row.values()[place(feature)];
    }
}
