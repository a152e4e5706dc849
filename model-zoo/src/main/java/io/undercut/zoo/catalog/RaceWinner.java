package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SlotFrequencyBaseline;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Calibration;
import java.util.List;
import java.util.stream.Stream;

/** Who wins a race, from what is known before its start: the grid and qualifying beside what {@link QualiOrder} knows. */
public final class RaceWinner {
    /** The model's name everywhere. */
    public static final String NAME = "race_winner";

    /** Columns of the feature set that are learned from: all that it has. */
    public static final List<String> INPUTS = Stream.concat(
                    QualiOrder.INPUTS.stream(),
                    Stream.of(
                            "qualifying_position",
                            "qualifying_gap_pct",
                            "grid_position",
                            "pit_lane_start",
                            "grid_places_lost",
                            "qualifying_against_mate",
                            "grid_against_mate"))
            .toList();

    /** Chosen on walk-forward folds 2018 … 2023. */
    private static final BoosterLearner TREES = new BoosterLearner(
            new BoosterRecipe(400, 50, 0),
            new BoosterSpec(
                    Library.XGBOOST,
                    Objective.BINARY,
                    INPUTS.size(),
                    1,
                    0.03,
                    Trees.ofDepth(2, 5, 5),
                    new Sampling(0.7, 0.5)));

    /** The same by leaves, the best first. */
    private static final BoosterLearner LEAVES = new BoosterLearner(
            new BoosterRecipe(250, 50, 0),
            new BoosterSpec(
                    Library.LIGHTGBM,
                    Objective.BINARY,
                    INPUTS.size(),
                    1,
                    0.03,
                    new Trees(6, 8, 20, 0, 5),
                    new Sampling(0.7, 0.5)));

    /** The declaration. A race has one winner, so it takes decades to learn from. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    NAME,
                    ModelColumns.of(INPUTS, "label_won"),
                    new Target.Choice(),
                    TREES,
                    new SlotFrequencyBaseline.By("grid_frequency", INPUTS.indexOf("grid_position"))
                            .and(new SlotFrequencyBaseline.By("standing_frequency", INPUTS.indexOf("driver_standing"))),
                    List.of(Gate.values()),
                    List.of(SliceDimension.CIRCUIT, SliceDimension.TEAM, SliceDimension.DRIVER_GROUP),
                    null,
                    1970,
                    new CardNotes(
                            "to see who is expected to win, and how sure that is",
                            "cars before the start of a race, since 1970",
                            "races whose winner is not among the rows",
                            List.of(
                                    "A season has some twenty winners: its accuracy is mostly chance, its log loss less so.",
                                    "It knows results alone: who became faster within a season shows late.")))
            .orBy(LEAVES, new EnsembleLearner(List.of(TREES, LEAVES), Calibration.NONE))
            .on(Terms.USUAL.over(SearchSpace.TREES));

    private RaceWinner() {}
}
