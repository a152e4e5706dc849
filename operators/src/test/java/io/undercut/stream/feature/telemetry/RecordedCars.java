package io.undercut.stream.feature.telemetry;

import io.undercut.race.Lap;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the plain classes make of whole races, car by car, without Flink. */
public final class RecordedCars {
    private RecordedCars() {}

    /**
     * Rows of all cars, in the order of their keys.
     *
     * @param runs one a car, in order of time
     */
    public static List<FeatureRow> rows(List<Lap> laps, List<SampleRun> runs) {
        List<FeatureRow> rows = new ArrayList<>();
        for (SampleRun run : runs) {
            rows.addAll(car(laps, run, run.samples()));
        }
        rows.sort(Comparator.comparing(FeatureRow::key));
        return rows;
    }

    private static List<FeatureRow> car(List<Lap> laps, SampleRun run, Samples samples) {
        CarTelemetry car = new CarTelemetry(run.raceId(), run.driver(), 0, null);
        laps.stream()
                .filter(lap ->
                        SampleRun.car(lap.race().toString(), lap.car().driver()).equals(run.car()))
                .forEach(car::frame);
        car.take(samples, (all, index, rejection) -> {
            throw new AssertionError(rejection + " " + run.car() + " at " + all.position(index));
        });
        List<FeatureRow> rows = new ArrayList<>(car.finished());
        rows.addAll(car.finish());
        return rows;
    }

    /** A row as text, values and all: equal text is equal bits. */
    public static String text(FeatureRow row) {
        return row.key() + " " + Arrays.toString(row.values());
    }

    /** Rows as text, sorted. */
    public static List<String> texts(List<FeatureRow> rows) {
        return rows.stream().map(RecordedCars::text).sorted().toList();
    }

    /** A value of a row. */
    public static float value(FeatureRow row, String feature) {
        for (int index = 0; index < TelemetryFeatures.ALL.size(); index++) {
            if (TelemetryFeatures.ALL.get(index).name().equals(feature)) {
                return row.values()[index];
            }
        }
        throw new AssertionError(feature + " is not declared");
    }
}
