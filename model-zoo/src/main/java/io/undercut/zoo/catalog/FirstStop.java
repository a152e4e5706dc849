package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.MedianShareBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Calibration;
import java.util.List;

/** On which lap a car first stops, from what is known when its first lap ends. */
public final class FirstStop {
    /** The model's name everywhere. */
    public static final String NAME = "first_stop";

    private static final String TO_GO = "laps_remaining";

    /** Columns of the feature set that are learned from: the start, its tires, the circuit, the team's and the driver's habits. */
    public static final List<String> INPUTS = List.of(
            TO_GO,
            "compound_softness",
            "tire_age",
            "position",
            "places_gained",
            "same_start_share",
            "softness_vs_field",
            "circuit_tire_age_typical",
            "circuit_wear_s_per_lap",
            "compound_wear_s_per_lap",
            "circuit_pit_loss_s",
            "circuit_neutral_share",
            "track_temp_c",
            "driver_stops_5",
            "driver_pace_5_s",
            "team_pace_10_s",
            "is_safety_car",
            "is_yellow",
            "circuit_position_changes",
            "air_temp_c");

    /** Chosen on walk-forward folds 2021 … 2023; the lap itself, in the place of its share of the laps to go, is worse by 0.14 laps. */
    private static final BoosterLearner LEVELS = new BoosterLearner(
            new BoosterRecipe(80, 20, 0),
            new BoosterSpec(
                            Library.XGBOOST,
                            Objective.ABSOLUTE_ERROR,
                            INPUTS.size(),
                            1,
                            0.04,
                            Trees.ofDepth(3, 8, 5),
                            new Sampling(0.7, 0.5))
                    .ofShares(INPUTS.indexOf(TO_GO)));

    /** The same by leaves, the best first. */
    private static final BoosterLearner LEAVES = new BoosterLearner(
            new BoosterRecipe(80, 20, 0),
            new BoosterSpec(
                            Library.LIGHTGBM,
                            Objective.ABSOLUTE_ERROR,
                            INPUTS.size(),
                            1,
                            0.04,
                            new Trees(16, 8, 25, 0, 5),
                            new Sampling(0.7, 0.5))
                    .ofShares(INPUTS.indexOf(TO_GO)));

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "lap_features",
                    ModelColumns.of(INPUTS, "label_first_stop_lap"),
                    new Target.Regression(1),
                    new EnsembleLearner(List.of(LEVELS, LEAVES), Calibration.NONE),
                    new MedianShareBaseline.Of("median_share", INPUTS.indexOf(TO_GO)).and(new MeanBaseline.Alone()),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    new CardNotes(
                            "to plan a rival's first stint, and one's own",
                            "cars at the end of lap 1 of races in which nobody ran on wet tires",
                            "cars that never stopped, and races with wet tires",
                            List.of(
                                    "A safety car changes all plans, and nobody can foresee it on lap 1.",
                                    "It learned what teams did, not what would have been best.")))
            .orBy(LEVELS, LEAVES)
            .asked(1)
            .on(Terms.USUAL.over(SearchSpace.TREES));

    private FirstStop() {}
}
