package io.undercut.stream.feature.telemetry;

import io.undercut.race.RaceId;
import io.undercut.stream.feature.lap.FeatureFamily;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every telemetry feature of a lap, in the order of a row's values, and the labels behind them. */
public final class TelemetryFeatures {
    /** The feature set's name. */
    public static final String NAME = "telemetry_laps";

    /** Changes whenever a feature's arithmetic does; part of a feature set's version. */
    public static final String CODE = "telemetry-laps-2";

    /** What is to be predicted: it is known when the lap is over. */
    public static final List<Feature> LABELS = List.of(
            new Feature("label_lap_time_s", "s", "the lap's time in the laps table; unknown without a row there"));

    private static final int SECTORS = 3;
    private static final double MOST_SAMPLES = 150_000;
    private static final List<TelemetryFeature> DECLARED = declared();

    /** The declarations. */
    public static final List<LapFeature> ALL =
            DECLARED.stream().map(TelemetryFeature::feature).toList();

    private TelemetryFeatures() {}

    /**
     * A feature with its arithmetic.
     *
     * @param feature its declaration
     * @param value its value; NaN where it is unknown
     */
    private record TelemetryFeature(LapFeature feature, ToDoubleFunction<FoldedLap> value) {}

    private static List<TelemetryFeature> declared() {
        List<TelemetryFeature> all = new ArrayList<>();
        all.add(of(
                "samples",
                1,
                MOST_SAMPLES,
                Known.ALWAYS,
                "samples in the lap",
                lap -> lap.lap().samples()));
        all.add(of(
                "sample_gaps",
                0,
                MOST_SAMPLES,
                Known.ALWAYS,
                "times that two samples are over 2 s apart, the lap's start and end among them",
                lap -> lap.lap().gaps()));
        all.add(of(
                "sampled_share",
                0,
                100,
                Known.SOMETIMES,
                "sampled_s over the lap time; above 1 where samples go on after it",
                lap -> lap.lap().seconds() / lap.lapSeconds()));
        for (Measure measure : Measure.ALL) {
            all.add(new TelemetryFeature(measure.ofLap(), lap -> measure.value().applyAsDouble(lap.lap())));
        }
        for (int sector = 0; sector < SECTORS; sector++) {
            int index = sector;
            for (Measure measure : Measure.ALL) {
                all.add(new TelemetryFeature(
                        measure.ofSector(sector + 1),
                        lap -> lap.sectors() == null
                                ? Double.NaN
                                : measure.value().applyAsDouble(lap.sectors().span(index))));
            }
        }
        return List.copyOf(all);
    }

    private static TelemetryFeature of(
            String name, double low, double high, Known known, String description, ToDoubleFunction<FoldedLap> value) {
        return new TelemetryFeature(
                new LapFeature(name, FeatureFamily.TELEMETRY, "1", low, high, known, description), value);
    }

    /** A lap's features, then its labels. */
    static FeatureRow row(String raceId, String driver, FoldedLap lap) {
        float[] values = new float[DECLARED.size() + LABELS.size()];
        for (int index = 0; index < DECLARED.size(); index++) {
            values[index] = (float) DECLARED.get(index).value().applyAsDouble(lap);
        }
        values[DECLARED.size()] = (float) lap.lapSeconds();
        LapFrame frame = lap.frame();
        return new FeatureRow(
                KeyColumns.lap(
                        raceId,
                        RaceId.parse(raceId).season(),
                        frame.circuit(),
                        driver,
                        frame.team(),
                        frame.stint(),
                        frame.lap(),
                        frame.compound()),
                values);
    }
}
