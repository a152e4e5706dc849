package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.FrequencyBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import java.util.List;

/** In which style a lap was driven, from its telemetry; of simulated laps, for no feed has a label of style. */
public final class LapStyle {
    /** The model's name everywhere. */
    public static final String NAME = "driving_style";

    /** The styles that the simulator's drivers have, in its order. */
    private static final List<String> STYLES = List.of("smooth", "balanced", "aggressive", "conserving");

    /** Columns of the feature set that are learned from. */
    private static final List<String> INPUTS = DrivingColumns.both(
            DrivingColumns.both(DrivingColumns.all(), DrivingColumns.againstField(DrivingColumns.all())),
            List.of("lap_vs_field_s", "lap_vs_best_s", "gap_ahead_s"));

    private static final BoosterLearner TREES = new BoosterLearner(
            new BoosterRecipe(300, 50, 0),
            new BoosterSpec(
                    Library.LIGHTGBM,
                    Objective.MULTICLASS,
                    INPUTS.size(),
                    STYLES.size(),
                    0.1,
                    new Trees(6, 31, 20, 0, 5),
                    new Sampling(0.7, 0.4)));

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    "simulated_laps",
                    ModelColumns.of(INPUTS, "label_style"),
                    new Target.Classification(STYLES, ClassificationMetric.ACCURACY),
                    TREES,
                    new FrequencyBaseline.Overall().and(new FrequencyBaseline.By(KeyColumns.DRIVER)),
                    List.of(Gate.values()),
                    List.of(SliceDimension.values()),
                    null,
                    0,
                    new CardNotes(
                            "to see who saves his tires or his fuel, and who pushes",
                            "green laps of simulated races, without a stop and not the first",
                            "laps under caution, into or out of the pits, and first laps",
                            List.of(
                                    "The styles are the simulator's four; a real driver has no such label.",
                                    "Whether the same columns tell anything of real cars is for another type to show, which names drivers"
                                            + " from them."),
                            CardNotes.SIMULATED_TRUTH))
            .on(Terms.USUAL
                    .taking(new TrainingLimits(ComputeProfile.CPU_DISTRIBUTED, 16, 64, 4, 10_800, 6))
                    .over(SearchSpace.TREES));

    private LapStyle() {}
}
