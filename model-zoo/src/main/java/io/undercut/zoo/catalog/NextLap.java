package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.FlatBaseline;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import java.util.List;

/**
 * By how much a car's next lap is slower than the one that just ended, where both are clean. What is predicted is the change, for lap times
 * of different circuits have nothing in common.
 */
public final class NextLap {
    /** The model's name everywhere. */
    public static final String NAME = "next_lap";

    /** Columns of the feature set that are learned from: this lap beside the car's and the field's last ones, tires, traffic, flags. */
    public static final List<String> INPUTS = List.of(
            "pace_vs_mean_3_s",
            "pace_vs_best_3_s",
            "pace_vs_mean_5_s",
            "pace_vs_best_5_s",
            "pace_vs_mean_10_s",
            "pace_vs_best_10_s",
            "lap_vs_stint_best_s",
            "pace_change_1_s",
            "lap_vs_field_change_1_s",
            "pace_change_2_s",
            "lap_vs_field_change_2_s",
            "pace_change_3_s",
            "lap_vs_field_change_3_s",
            "lap_vs_own_best_s",
            "lap_vs_race_best_s",
            "lap_vs_field_s",
            "lap_vs_last_s",
            "lap_vs_field_mean_3_s",
            "lap_vs_field_mean_5_s",
            "lap_vs_field_mean_10_s",
            "pace_deviation_3_s",
            "pace_deviation_5_s",
            "pace_deviation_10_s",
            "pace_slope_5_s_per_lap",
            "pace_slope_10_s_per_lap",
            "stint_slope_s_per_lap",
            "loss_since_anchor_s",
            "tire_age",
            "laps_in_stint",
            "laps_remaining",
            "race_progress",
            "compound_softness",
            "gap_ahead_s",
            "gap_behind_last_lap_s",
            "gap_ahead_trend_3_s_per_lap",
            "pace_vs_ahead_s",
            "pace_vs_behind_s",
            "dirty_air",
            "dirty_air_share_3",
            "gap_on_track_s",
            "tire_age_vs_ahead",
            "tire_age_vs_behind",
            "softness_vs_ahead",
            "laps_since_neutral",
            "position",
            "pit_share_field",
            "is_yellow",
            "neutral_share_field",
            "track_temp_c",
            "track_temp_change_5_c",
            "compound_wear_s_per_lap",
            "circuit_wear_s_per_lap",
            "cars_near_behind",
            "fuel_kg",
            "stops",
            "laps_down",
            "gap_to_leader_s",
            "circuit_lap_s",
            "clean_share_3",
            "clean_share_5",
            "position_change_3",
            "driver_pace_5_s",
            "team_pace_10_s",
            "ahead_pits");

    /** Chosen on walk-forward folds 2021 … 2023: 0.282, 0.298 and 0.274 s, where the lap before has 0.325, 0.342 and 0.323. */
    private static final BoosterLearner TREES = new BoosterLearner(
            new BoosterRecipe(300, 50, 0),
            new BoosterSpec(
                    Library.XGBOOST,
                    Objective.ABSOLUTE_ERROR,
                    INPUTS.size(),
                    1,
                    0.06,
                    Trees.ofDepth(5, 30, 5),
                    new Sampling(0.7, 0.4)));

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "lap_features",
                    ModelColumns.of(INPUTS, "label_next_change_s"),
                    new Target.Regression(1, IntervalBins.by("pace_deviation_5_s", 0.14, 0.22, 0.33, 0.53)),
                    TREES,
                    new FlatBaseline.Alone("persistence"),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    new CardNotes(
                            "to see what a car can do on its next lap",
                            "clean laps whose next lap is clean too: green throughout, on dry tires, neither into nor out of the pits",
                            "laps next to a stop, a neutralisation, rain or a mistake of seven seconds in a hundred",
                            List.of(
                                    "That the next lap will be clean is taken as known; whether it will be, other models tell.")))
            .on(Terms.USUAL.over(SearchSpace.TREES));

    private NextLap() {}
}
