package io.undercut.stream.feature.driving;

import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.zoo.example.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the simulator knows of a lap and no feed tells.
 *
 * @param race the race's id
 * @param driver the driver's code
 * @param lap the lap's number
 * @param style the place of its style among {@link DrivingStyle}'s
 * @param fuelBurnedKg fuel burned in it, kg
 * @param bestBiasPct the brake bias that would have been best, % to the front
 */
public record LapTruth(String race, String driver, int lap, int style, double fuelBurnedKg, double bestBiasPct) {
    /** The labels, in the order of {@link #labels}. */
    public static final List<Feature> DECLARED = List.of(
            new Feature(
                    "label_style",
                    "1",
                    "how the lap was driven, by its place among " + styles()
                            + ", from 0; of green laps without a stop but the first"),
            new Feature("label_fuel_burned_kg", "kg", "fuel burned in the lap; of laps on slicks without rain"),
            new Feature(
                    "label_best_brake_bias_pct",
                    "%",
                    "the brake bias that would have been best, to the front; of laps that are clean by the best so far"));

    private static final int GREEN = DrivingFeatures.place("is_green");
    private static final int IN = DrivingFeatures.place("pit_in");
    private static final int OUT = DrivingFeatures.place("pit_out");
    private static final int RAIN = DrivingFeatures.place("rain");
    private static final int WET = DrivingFeatures.place("wet_tire");
    private static final int CLEAN = DrivingFeatures.place("is_clean");

    private static String styles() {
        return Arrays.stream(DrivingStyle.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** A row without any truth: what is not simulated has none. */
    static float[] none() {
        float[] none = new float[DECLARED.size()];
        Arrays.fill(none, Float.NaN);
        return none;
    }

    /** What is to be told of a lap; NaN where a feed's own columns say that it is not of the kind which is learned. */
    float[] labels(float[] features) {
        boolean free = lap > 1 && features[GREEN] == 1 && features[IN] == 0 && features[OUT] == 0;
        boolean dry = features[WET] == 0 && features[RAIN] != 1;
        return new float[] {
            free ? style : Float.NaN,
            dry ? (float) fuelBurnedKg : Float.NaN,
            features[CLEAN] == 1 ? (float) bestBiasPct : Float.NaN
        };
    }
}
