package io.undercut.zoo.catalog;

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

/** Which dry tires a car that has just entered the pits is given, and how sure that is. */
public final class StrategyPredictor {
    /** The model's name everywhere. */
    public static final String NAME = "strategy_predictor";

    /** The compounds, as the label numbers them. */
    private static final List<String> COMPOUNDS = List.of("SOFT", "MEDIUM", "HARD");

    /** Columns of the feature set that are learned from: the race, the car's tires, and what was fitted before, here and lately. */
    public static final List<String> INPUTS = List.of(
            "laps_remaining",
            "race_progress",
            "tire_age",
            "compound_softness",
            "dry_compounds_used",
            "stops",
            "mean_stops_field",
            "circuit_tire_age_typical",
            "tire_age_vs_typical",
            "position",
            "is_safety_car",
            "is_virtual_safety_car",
            "neutral_share_field",
            "pit_share_field",
            "track_temp_c",
            "compound_wear_s_per_lap",
            "circuit_wear_s_per_lap",
            "circuit_pit_loss_s",
            "last_compound_softness",
            "gap_ahead_s",
            "gap_to_leader_s",
            "race_change_age",
            "circuit_stops",
            "driver_stops_5",
            "cars_near_behind",
            "pace_slope_5_s_per_lap",
            "lap_number",
            "used_soft",
            "used_medium",
            "used_hard",
            "start_softness",
            "race_dry_changes",
            "race_next_hard",
            "race_next_medium",
            "race_next_same_hard",
            "race_next_same_medium",
            "here_next_hard",
            "here_next_medium",
            "here_next_same_hard",
            "here_next_same_medium",
            "recent_next_same_hard",
            "recent_next_same_medium",
            "field_on_soft",
            "field_on_medium",
            "field_on_hard");

    /** Chosen on walk-forward folds 2021 … 2023. */
    private static final BoosterLearner LEVELS = new BoosterLearner(
            new BoosterRecipe(200, 50, 0),
            new BoosterSpec(
                    Library.XGBOOST,
                    Objective.MULTICLASS,
                    INPUTS.size(),
                    COMPOUNDS.size(),
                    0.04,
                    Trees.ofDepth(3, 4, 5),
                    new Sampling(0.7, 0.5)));

    /** The same by leaves, the best first. */
    private static final BoosterLearner LEAVES = new BoosterLearner(
            new BoosterRecipe(200, 50, 0),
            new BoosterSpec(
                    Library.LIGHTGBM,
                    Objective.MULTICLASS,
                    INPUTS.size(),
                    COMPOUNDS.size(),
                    0.04,
                    new Trees(16, 8, 20, 0, 5),
                    new Sampling(0.7, 0.5)));

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "lap_features",
                    ModelColumns.of(INPUTS, "label_next_compound"),
                    new Target.Classification(COMPOUNDS),
                    new EnsembleLearner(List.of(LEVELS, LEAVES), Calibration.TEMPERATURE),
                    new FrequencyBaseline.Overall()
                            .and(new CellFrequencyBaseline.By(
                                    "compound_frequency",
                                    List.of(new CellFrequencyBaseline.Axis(
                                            INPUTS.indexOf("compound_softness"), 1, 6)))),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    new CardNotes(
                            "to see which tires a rival comes out on, and which ones the field would choose",
                            "laps at whose end a car entered the pits to change dry tires for dry ones",
                            "stops under a red flag, and stops from or to wet tires",
                            List.of(
                                    "It learned what teams did, not what would have been best.",
                                    "It is asked when the car has entered the pits: when that will be says pit_window,"
                                            + " and of the first stop first_stop.",
                                    "What cars were given in this race it knows once their first lap out of the pits"
                                            + " has ended.")))
            .orBy(LEVELS, LEAVES)
            .on(Terms.USUAL.over(SearchSpace.TREES));

    private StrategyPredictor() {}
}
