package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.CellFrequencyBaseline;
import io.undercut.zoo.evaluation.CellFrequencyBaseline.Axis;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import java.util.List;

/** Who is among the first three of a race, from what is known before its start. */
public final class PodiumFinish {
    /** The declaration: rows and inputs are those of {@link RaceWinner}, only what is asked is another. */
    public static final ModelType TYPE = new ModelType(
            "podium_finish",
            RaceWinner.NAME,
            ModelColumns.of(RaceWinner.INPUTS, "label_podium"),
            new Target.Classification(List.of("others", "podium")),
            new BoosterLearner(
                    new BoosterRecipe(300, 50, 0),
                    new BoosterSpec(
                            Library.XGBOOST,
                            Objective.BINARY,
                            RaceWinner.INPUTS.size(),
                            2,
                            0.03,
                            Trees.ofDepth(3, 10, 5),
                            new Sampling(0.7, 0.5))),
            new CellFrequencyBaseline.By(
                    "grid_frequency", List.of(new Axis(RaceWinner.INPUTS.indexOf("grid_position"), 1, 24))),
            List.of(Gate.values()),
            List.of(SliceDimension.CIRCUIT, SliceDimension.TEAM),
            null,
            1990,
            new CardNotes(
                    "to see who is expected on the podium, and how sure that is",
                    "cars before the start of a race, since 1990",
                    "races whose result is not known",
                    List.of("Each car is asked alone: the chances of a race's cars need not sum to three.")));

    private PodiumFinish() {}
}
