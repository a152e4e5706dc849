package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.DegradationBaselines;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.TrainingRecipe;
import java.util.List;

/**
 * The forecast, made after a stint's third clean lap, of the lap-time loss on each later clean lap of that stint. The three clean laps
 * are the anchor; a loss is the lap time less the anchor's mean.
 */
public final class TireDegradation {
    /** The model's name everywhere. */
    public static final String NAME = "tire_degradation";

    /** Tire age gained since the anchor: what the baselines multiply their slopes with. */
    public static final String HORIZON = "tire_age_gain";

    /** Inputs, all known at the end of the third clean lap, and the label. */
    public static final FeatureSchema SCHEMA = new FeatureSchema(
            List.of(
                    new Feature("anchor_trend_s", "s", "third anchor lap less the first"),
                    new Feature("anchor_best_s", "s", "best anchor lap less the anchor's mean"),
                    new Feature("anchor_worst_s", "s", "worst anchor lap less the anchor's mean"),
                    new Feature("stint", "1", "the stint's number, at most 4"),
                    new Feature("laps_to_anchor", "laps", "laps of the stint before the first anchor lap"),
                    new Feature("position", "1", "race position at the forecast; 10 when unknown"),
                    new Feature("compound_slope_s_per_lap", "s/lap", "loss per lap on this compound, earlier races"),
                    new Feature("race_slope_s_per_lap", "s/lap", "loss per lap on this compound, this race so far"),
                    new Feature(
                            "pace_vs_own_best_s",
                            "s",
                            "anchor less the car's best earlier clean lap; 0 when it has few"),
                    new Feature("pace_vs_own_recent_s", "s", "anchor less the car's recent median; 0 when it has few"),
                    new Feature("pace_vs_race_best_s", "s", "anchor less the race's best lap so far"),
                    new Feature("pace_vs_field_s", "s", "anchor less other cars' median on the same laps; 0 when few"),
                    new Feature("clean_laps_so_far", "laps", "clean laps of all cars in this race so far"),
                    new Feature("laps_ahead", "laps", "target lap less the anchor's mean lap number"),
                    new Feature("tire_age", "laps", "tire age on the target lap"),
                    new Feature(HORIZON, "laps", "tire age on the target lap less the anchor's mean"),
                    new Feature("circuit_compound_loss_s", "s", "gain × circuit's and compound's slope, earlier races"),
                    new Feature("recent_field_loss_s", "s", "gain × slope of all cars over the last ten laps"),
                    new Feature("circuit_loss_s", "s", "gain × circuit's slope, earlier races"),
                    new Feature("tire_age_gain_root", "laps^0.5", "square root of the gain")),
            new Feature("lap_time_loss_s", "s", "lap time less the mean of the stint's first three clean laps"));

    /** L2 = 0.01 was chosen on walk-forward folds 2021 … 2023; without it too wide an input set fits noise. */
    private static final double L2 = 0.01;

    /** Twenty passes; the folds are flat between ten and thirty. */
    public static final TrainingRecipe RECIPE = new TrainingRecipe(128, 20, 20, 2e-3);

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
            NAME,
            NAME,
            ModelColumns.of(SCHEMA.names(), SCHEMA.label().name()),
            new Target.Regression(1),
            new NetworkLearner(RECIPE, TireDegradation::network),
            new DegradationBaselines(SCHEMA.indexOf(HORIZON)),
            List.of(Gate.BETTER_THAN_BEST_BASELINE, Gate.NO_WORSE_THAN_CHAMPION),
            List.of(SliceDimension.values()),
            HORIZON);

    private TireDegradation() {}

    /** The network, its learning rate falling to zero over a number of iterations. */
    public static NetworkSpec network(double learningRate, int iterations) {
        return new NetworkSpec(
                SCHEMA.width(),
                List.of(new Dense(64, Activation.RELU), new Dense(32, Activation.RELU)),
                NetworkSpec.Loss.ABSOLUTE_ERROR,
                new NetworkSpec.Adam(learningRate, 0.9, 0.999, iterations),
                L2);
    }
}
