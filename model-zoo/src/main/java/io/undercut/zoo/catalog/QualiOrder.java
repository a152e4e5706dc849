package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.InputBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Calibration;
import java.util.List;

/** The order of a qualifying, from what is known before it: form of driver and team, teammates, circuit, championship. */
public final class QualiOrder {
    /** The model's name everywhere. */
    public static final String NAME = "quali_order";

    /** Columns of the feature set that are learned from: all that it has. Those of nobody's past are unknown, as of a driver's first race. */
    public static final List<String> INPUTS = List.of(
            "driver_finish_last",
            "driver_qualifying_last",
            "driver_points_last",
            "driver_lost_last",
            "driver_finish_last_3",
            "driver_qualifying_last_3",
            "driver_points_last_3",
            "driver_lost_last_3",
            "driver_finish_last_10",
            "driver_qualifying_last_10",
            "driver_points_last_10",
            "driver_lost_last_10",
            "driver_finish_season",
            "driver_qualifying_season",
            "driver_points_season",
            "driver_lost_season",
            "driver_races",
            "driver_wins",
            "driver_poles",
            "driver_podiums",
            "driver_gained_last_3",
            "driver_gained_season",
            "driver_won_previous_race",
            "team_finish_last",
            "team_qualifying_last",
            "team_points_last",
            "team_lost_last",
            "team_finish_last_3",
            "team_qualifying_last_3",
            "team_points_last_3",
            "team_lost_last_3",
            "team_finish_last_10",
            "team_qualifying_last_10",
            "team_points_last_10",
            "team_lost_last_10",
            "team_finish_season",
            "team_qualifying_season",
            "team_points_season",
            "team_lost_season",
            "team_wins",
            "team_won_previous_race",
            "mate_qualifying_last_3",
            "mate_finish_last_3",
            "mate_qualifying_season",
            "mate_finish_season",
            "mate_beaten_season",
            "circuit_races",
            "circuit_won_from_first",
            "circuit_places_moved",
            "circuit_lost",
            "driver_here_races",
            "driver_here_wins",
            "driver_here_finish_last",
            "driver_here_finish",
            "driver_here_qualifying",
            "team_here_finish_last_3",
            "team_here_qualifying_last_3",
            "season_races",
            "driver_season_points",
            "driver_standing",
            "driver_points_behind",
            "driver_season_wins",
            "driver_standing_before",
            "team_season_points",
            "team_standing",
            "team_standing_before");

    /** Chosen on walk-forward folds 2018 … 2023; without samples of rows and columns the same trees are worse by 0.01. */
    private static final BoosterLearner TREES = new BoosterLearner(
            new BoosterRecipe(200, 25, 0),
            new BoosterSpec(
                    Library.XGBOOST,
                    Objective.ABSOLUTE_ERROR,
                    INPUTS.size(),
                    1,
                    0.03,
                    Trees.ofDepth(4, 20, 10),
                    new Sampling(0.7, 0.4)));

    /** The same by leaves, the best first. */
    private static final BoosterLearner LEAVES = new BoosterLearner(
            new BoosterRecipe(200, 25, 0),
            new BoosterSpec(
                    Library.LIGHTGBM,
                    Objective.ABSOLUTE_ERROR,
                    INPUTS.size(),
                    1,
                    0.03,
                    new Trees(8, 12, 60, 0, 10),
                    new Sampling(0.7, 0.4)));

    /** The declaration. Seasons before 1994 had other formats and teach nothing. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    NAME,
                    ModelColumns.of(INPUTS, "label_qualifying_position"),
                    new Target.Ranking(),
                    TREES,
                    new InputBaseline.Of("last_qualifying", INPUTS.indexOf("driver_qualifying_last"))
                            .and(new InputBaseline.Of("last_3_qualifyings", INPUTS.indexOf("driver_qualifying_last_3")))
                            .and(new InputBaseline.Of(
                                    "season_qualifyings", INPUTS.indexOf("driver_qualifying_season"))),
                    List.of(Gate.values()),
                    List.of(SliceDimension.CIRCUIT, SliceDimension.TEAM, SliceDimension.DRIVER_GROUP),
                    null,
                    1994,
                    new CardNotes(
                            "to see where cars are expected to start",
                            "cars before a qualifying, since 1994",
                            "cars without a place in qualifying",
                            List.of(
                                    "It knows no practice session: a car that came with new parts is judged by its old ones.",
                                    "A driver's first race has no past of his; his team's and his car's speak for him.")))
            .orBy(LEAVES, new EnsembleLearner(List.of(TREES, LEAVES), Calibration.NONE))
            .on(Terms.USUAL.over(SearchSpace.TREES));

    private QualiOrder() {}
}
