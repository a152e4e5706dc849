package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.GroupMeanBaseline;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.TrainingRecipe;
import java.util.List;

/** The brake bias that would be best for a lap, from fuel, wear, weather and how the field brakes; of simulated laps, for no feed has it. */
public final class BrakeBias {
    /** The model's name everywhere. */
    public static final String NAME = "brake_bias";

    /**
     * Columns of the feature set that are learned from. The circuit is known by how the field has braked and driven there so far, so that one
     * never seen is more than a guess.
     */
    private static final List<String> INPUTS = List.of(
            "race_braking_g",
            "race_brake_share",
            "race_braking_count",
            "race_speed_mean_kph",
            "race_speed_top_kph",
            "race_speed_least_kph",
            "race_full_throttle_share",
            "race_progress",
            "fuel_allowance_left_kg",
            "tire_age",
            "lap_vs_best_s");

    /**
     * A simulated label has hardly any noise, so the error that is left is a fraction of what 5 % of the inputs' spread do to any model
     * which follows them. A penalty on the weights buys a smaller share with a larger error, attacked or not.
     */
    private static final GateLimits LIMITS = GateLimits.USUAL.worsening(3);

    private static final TrainingRecipe RECIPE = new TrainingRecipe(256, 20, 1500, 5e-2);

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "simulated_laps",
                    ModelColumns.of(INPUTS, "label_best_brake_bias_pct"),
                    new Target.Regression(1),
                    new NetworkLearner(RECIPE, BrakeBias::network),
                    new MeanBaseline.Alone().and(new GroupMeanBaseline.By(KeyColumns.CIRCUIT)),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    new CardNotes(
                            "to see where a driver should move the brake bias as fuel burns and tires wear",
                            "clean laps of simulated races, on slicks and without rain",
                            "wet laps, laps under caution, into or out of the pits",
                            List.of(
                                    "It knows a circuit by how the field has braked and driven there since the start: its first laps are"
                                            + " the least sure.",
                                    "The simulator's law of the best bias is linear too; a real car's is not known."),
                            CardNotes.SIMULATED_TRUTH))
            .on(Terms.USUAL
                    .within(LIMITS)
                    .taking(new TrainingLimits(ComputeProfile.CPU_DISTRIBUTED, 8, 32, 2, 7_200, 3))
                    .over(SearchSpace.NETWORK));

    private BrakeBias() {}

    /** A linear model: an output and nothing before it. */
    private static NetworkSpec network(double learningRate, int iterations) {
        return new NetworkSpec(
                INPUTS.size(),
                List.of(),
                NetworkSpec.Loss.SQUARED_ERROR,
                new Adam(learningRate, 0.9, 0.999, iterations),
                0);
    }
}
