package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.Baselines;
import io.undercut.zoo.evaluation.CellFrequencyBaseline;
import io.undercut.zoo.evaluation.FrequencyBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Calibration;
import java.util.List;

/** Whether a car enters the pits within the next five laps, from what is known when a lap ends. */
public final class PitWindow {
    /** The model's name everywhere. */
    public static final String NAME = "pit_window";

    /** Columns of the feature set that are learned from: the car's tires and stops, the field's stops, traffic, flags, rain, the circuit. */
    public static final List<String> INPUTS = List.of(
            "laps_remaining",
            "race_progress",
            "tire_age",
            "tire_age_vs_typical",
            "circuit_tire_age_typical",
            "dry_compounds_used",
            "stops",
            "mean_stops_field",
            "compound_softness",
            "last_compound_softness",
            "laps_in_stint",
            "stint_slope_s_per_lap",
            "loss_since_anchor_s",
            "pit_in",
            "pit_share_field",
            "is_safety_car",
            "is_virtual_safety_car",
            "is_red_flag",
            "neutral_share_field",
            "laps_since_neutral",
            "rain",
            "wet_tire_share_field",
            "on_intermediate",
            "on_wet",
            "position",
            "gap_ahead_s",
            "gap_behind_last_lap_s",
            "tire_age_vs_ahead",
            "tire_age_vs_behind",
            "softness_vs_ahead",
            "cars_near_behind",
            "ahead_pits",
            "behind_pits",
            "compound_wear_s_per_lap",
            "circuit_pit_loss_s",
            "lap_vs_field_mean_5_s",
            "pace_slope_5_s_per_lap",
            "pace_slope_10_s_per_lap",
            "driver_stops_5",
            "cars_running",
            "is_yellow",
            "lap_vs_own_best_s",
            "rain_share_5",
            "places_gained",
            "lap_vs_field_s",
            "dirty_air_share_5",
            "stopped_more_share",
            "stopped_less_share",
            "pitted_share_3",
            "pitted_ahead_3",
            "pitted_behind_3",
            "stopped_more_ahead",
            "stopped_more_behind",
            "younger_share",
            "race_change_age",
            "same_start_share",
            "same_start_stopped_more",
            "teammate_stops_more",
            "laps_since_teammate_pit",
            "used_wet",
            "used_wet_share",
            "neutral_laps",
            "tire_age_at_end",
            "must_change",
            "circuit_stops",
            "circuit_first_stop_share");

    /** Chosen on walk-forward folds 2021 … 2023, on which depth, rounds and samples are flat. */
    private static final BoosterLearner TREES = new BoosterLearner(
            new BoosterRecipe(200, 50, 0),
            new BoosterSpec(
                    Library.XGBOOST,
                    Objective.BINARY,
                    INPUTS.size(),
                    2,
                    0.04,
                    Trees.ofDepth(5, 50, 10),
                    new Sampling(0.7, 0.3)));

    /** The same by leaves, the best first. */
    private static final BoosterLearner LEAVES = new BoosterLearner(
            new BoosterRecipe(250, 50, 0),
            new BoosterSpec(
                    Library.LIGHTGBM,
                    Objective.BINARY,
                    INPUTS.size(),
                    2,
                    0.04,
                    new Trees(8, 15, 200, 0, 10),
                    new Sampling(0.7, 0.3)));

    /** What a card says of any forecast of stops. */
    static final CardNotes NOTES = new CardNotes(
            "to see a stop coming, one's own or a rival's",
            "every lap of a race but its last",
            "laps of cars whose pit entries are not known",
            List.of(
                    "An entry into the pits under a red flag is a label like any other, and nobody can foresee it; nor a"
                            + " safety car that is not out yet.",
                    "It learned what teams did, not what would have been best."));

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "lap_features",
                    ModelColumns.of(INPUTS, "label_pit_within_5"),
                    new Target.Classification(List.of("stays", "pits")),
                    TREES,
                    hazard(INPUTS),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    NOTES)
            .orBy(LEAVES, new EnsembleLearner(List.of(TREES, LEAVES), Calibration.NONE))
            .on(Terms.USUAL.over(SearchSpace.TREES));

    private PitWindow() {}

    /** How often cars stop, over all and by tire age and laps to go: what any forecast of stops has to beat. */
    static Baselines hazard(List<String> inputs) {
        return new FrequencyBaseline.Overall()
                .and(new CellFrequencyBaseline.By(
                        "hazard",
                        List.of(
                                new CellFrequencyBaseline.Axis(inputs.indexOf("tire_age_vs_typical"), 0.1, 20),
                                new CellFrequencyBaseline.Axis(inputs.indexOf("laps_remaining"), 5, 16))));
    }
}
