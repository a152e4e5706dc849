package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.GroupMeanBaseline;
import io.undercut.zoo.evaluation.InputBaseline;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;

/** Fuel that a lap has burned, from the telemetry of its car's last five laps; of simulated laps, for no feed has a flow of fuel. */
public final class FuelConsumption {
    /** The model's name everywhere. */
    public static final String NAME = "fuel_consumption";

    private static final int LOOKBACK = 5;
    private static final String ALLOWANCE = "fuel_allowance_kg";

    /** What is known of each of the last five laps; see the set's columns {@code NAME_lag_1 … 4}. */
    private static final List<String> CHANNELS = List.of(
            ALLOWANCE,
            "full_throttle_share",
            "throttle_mean_pct",
            "coasting_share",
            "brake_share",
            "speed_mean_kph",
            "rpm_mean",
            "drs_share",
            "full_throttle_share_vs_field",
            "coasting_share_vs_field",
            "brake_share_vs_field",
            "rpm_mean_vs_field",
            "lap_vs_best_s",
            "lap_vs_field_s",
            "gap_ahead_s",
            "is_green",
            "pit_in",
            "pit_out");

    private static final List<String> INPUTS = inputs();

    private static final TrainingRecipe RECIPE = new TrainingRecipe(128, 20, 20, 4e-3);

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "simulated_laps",
                    ModelColumns.of(INPUTS, "label_fuel_burned_kg"),
                    new Target.Regression(1),
                    new NetworkLearner(RECIPE, FuelConsumption::network),
                    new MeanBaseline.Alone()
                            .and(new GroupMeanBaseline.By(KeyColumns.CIRCUIT))
                            .and(new InputBaseline.Of("allowance", INPUTS.lastIndexOf(ALLOWANCE))),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    new CardNotes(
                            "to follow what a car has burned, and who has to save",
                            "laps of simulated races on slicks, without rain; under caution and into the pits too",
                            "laps on wet tires or in the rain, of which a few seasons have too few to learn from",
                            List.of(
                                    "Most of what differs is the circuit's share of a tank: compare with the mean by circuit, not with the mean."),
                            CardNotes.SIMULATED_TRUTH))
            .on(Terms.USUAL.over(SearchSpace.NETWORK));

    private FuelConsumption() {}

    /** Oldest lap first. */
    private static List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        for (int ago = LOOKBACK - 1; ago >= 0; ago--) {
            for (String channel : CHANNELS) {
                inputs.add(ago == 0 ? channel : channel + "_lag_" + ago);
            }
        }
        return List.copyOf(inputs);
    }

    /** The network, its learning rate falling to zero over a number of iterations. */
    private static NetworkSpec network(double learningRate, int iterations) {
        return new NetworkSpec(
                INPUTS.size(),
                List.of(new Lstm(24, LOOKBACK, Lstm.Gives.LAST_STEP), new Dense(24, Activation.RELU)),
                NetworkSpec.Loss.SQUARED_ERROR,
                new Adam(learningRate, 0.9, 0.999, iterations),
                1e-5);
    }
}
