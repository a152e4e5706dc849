package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.zoo.example.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a forecast says of a lap ahead: the forecast's own features, and those that follow from the lap asked about. Any lap of the stint
 * may be asked about as soon as the forecast's row is there.
 */
public final class Forecast {
    /** Time lost on a lap, the label. */
    public static final Feature LABEL =
            new Feature("lap_time_loss_s", "s", "lap time less the mean of the stint's first three clean laps");

    private static final double FAR = 1_000;

    /** Ahead of the forecast, by tire age and distance. */
    private static final List<DeclaredFeature<LapFeature, Asked>> AHEAD = List.of(
            ahead(
                    "laps_ahead",
                    "laps",
                    0,
                    200,
                    "target lap less the anchor's mean lap number",
                    asked -> asked.lap - asked.of(ForecastFamily.ANCHOR_LAP)),
            ahead("target_tire_age", "laps", 0, 200, "tire age on the target lap", asked -> asked.age),
            ahead("tire_age_gain", "laps", -FAR, FAR, "tire age on the target lap less the anchor's mean", Asked::gain),
            ahead(
                    "circuit_compound_loss_s",
                    "s",
                    -FAR,
                    FAR,
                    "gain × circuit's and compound's slope, earlier races",
                    asked -> asked.gain() * asked.of("circuit_compound_slope_s_per_lap")),
            ahead(
                    "recent_field_loss_s",
                    "s",
                    -FAR,
                    FAR,
                    "gain × slope of all cars over the last ten laps",
                    asked -> asked.gain() * asked.of("recent_slope_s_per_lap")),
            ahead(
                    "circuit_loss_s",
                    "s",
                    -FAR,
                    FAR,
                    "gain × circuit's slope, earlier races",
                    asked -> asked.gain() * asked.of("circuit_slope_s_per_lap")),
            ahead(
                    "tire_age_gain_root",
                    "laps^0.5",
                    0,
                    FAR,
                    "square root of the gain",
                    asked -> StrictMath.sqrt(Math.max(asked.gain(), 0))));

    private final SelectedFeatures features;
    private final List<LapFeature> all;
    private final int[] given;

    /** Forecasts of a selection whose rows are {@link RowScope#FORECASTS} and whose families have the forecast's. */
    public Forecast(LapSelection selection) {
        this.features = new SelectedFeatures(selection);
        this.given = IntStream.range(0, features.all().size())
                .filter(at ->
                        !ForecastFamily.WORKINGS.contains(features.all().get(at).name()))
                .toArray();
        this.all = Stream.concat(
                        Arrays.stream(given).mapToObj(features.all()::get),
                        AHEAD.stream().map(DeclaredFeature::declaration))
                .toList();
    }

    /** A forecast's row and the lap asked about. */
    private record Asked(SelectedFeatures features, LapRow row, int lap, int age) {
        double of(String name) {
            return features.value(row, name);
        }

        double gain() {
            return age - of(ForecastFamily.ANCHOR_AGE);
        }
    }

    private static DeclaredFeature<LapFeature, Asked> ahead(
            String name, String unit, double low, double high, String description, ToDoubleFunction<Asked> value) {
        return new DeclaredFeature<>(
                new LapFeature(name, FeatureFamily.FORECAST, unit, low, high, LapFeature.Known.ALWAYS, description),
                value);
    }

    /** The declarations, in the order of {@link #inputs}. */
    public List<LapFeature> all() {
        return all;
    }

    /**
     * Inputs for one lap ahead.
     *
     * @param row the forecast
     * @param lap the lap's number
     * @param age its tire age, laps
     */
    public float[] inputs(LapRow row, int lap, int age) {
        float[] values = new float[all.size()];
        int at = 0;
        for (int place : given) {
            values[at++] = row.values()[place];
        }
        Asked asked = new Asked(features, row, lap, age);
        for (DeclaredFeature<LapFeature, Asked> feature : AHEAD) {
            values[at++] = (float) feature.value().applyAsDouble(asked);
        }
        return values;
    }
}
