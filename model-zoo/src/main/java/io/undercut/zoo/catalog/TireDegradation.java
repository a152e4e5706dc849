package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.DegradationBaselines;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.TrainingRecipe;
import java.util.List;

/**
 * The forecast, made when a stint's third lap ends that was clean by the best lap so far, of the lap-time loss on each later clean lap of
 * that stint. The three are the anchor; a loss is the lap time less the anchor's mean. Which later laps count as clean is known when the
 * race is over, and only evaluation and training need to know it.
 */
public final class TireDegradation {
    /** The model's name everywhere. */
    public static final String NAME = "tire_degradation";

    /** Tire age gained since the anchor: what the baselines multiply their slopes with. */
    public static final String HORIZON = "tire_age_gain";

    /** Columns of the feature set that are learned from, all known or given when the forecast is made. */
    public static final List<String> INPUTS = List.of(
            "anchor_trend_s",
            "anchor_best_s",
            "anchor_worst_s",
            "stint_to_4",
            "laps_to_anchor",
            "position_or_10",
            "compound_slope_s_per_lap",
            "race_slope_s_per_lap",
            "pace_vs_own_best_s",
            "pace_vs_own_recent_s",
            "pace_vs_race_best_s",
            "pace_vs_field_s",
            "clean_laps_so_far",
            "laps_ahead",
            "target_tire_age",
            HORIZON,
            "circuit_compound_loss_s",
            "recent_field_loss_s",
            "circuit_loss_s",
            "tire_age_gain_root");

    /** L2 = 0.01 was chosen on walk-forward folds 2021 … 2023; without it too wide an input set fits noise. */
    private static final double L2 = 0.01;

    /** Twenty passes; the folds are flat between ten and thirty. */
    public static final TrainingRecipe RECIPE = new TrainingRecipe(128, 20, 20, 2e-3);

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    NAME,
                    ModelColumns.of(INPUTS, "lap_time_loss_s"),
                    new Target.Regression(1, IntervalBins.by("laps_ahead", 3.0, 6.0, 10.0, 15.0, 22.0)),
                    new NetworkLearner(RECIPE, TireDegradation::network),
                    new DegradationBaselines(INPUTS.indexOf(HORIZON)),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    HORIZON,
                    0,
                    new CardNotes(
                            "to compare stint lengths, compounds and pit windows before and during a race",
                            "dry compounds, green-flag laps",
                            "laps under a yellow flag, in rain, and laps into or out of the pits",
                            List.of(
                                    "Within a stint the car grows lighter while the tires wear: a label measured against the stint's"
                                            + " own first laps is wear net of fuel burn and track evolution, and must not be read as wear"
                                            + " alone.")))
            .on(Terms.USUAL.over(SearchSpace.NETWORK));

    private TireDegradation() {}

    /** The network, its learning rate falling to zero over a number of iterations. */
    public static NetworkSpec network(double learningRate, int iterations) {
        return new NetworkSpec(
                INPUTS.size(),
                List.of(new Dense(64, Activation.RELU), new Dense(32, Activation.RELU)),
                NetworkSpec.Loss.ABSOLUTE_ERROR,
                new NetworkSpec.Adam(learningRate, 0.9, 0.999, iterations),
                L2);
    }
}
