package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.FrequencyBaseline;
import io.undercut.zoo.evaluation.LogisticBaseline;
import io.undercut.zoo.example.Division;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Calibration;
import java.util.List;

/** One of two classes of any table: its columns, its label and the names of the classes come with the table. */
public final class TabularClassifier {
    /** The model's name everywhere. */
    public static final String NAME = "tabular_classifier";

    /** Watched rows decide when enough is learned; a slow rate leaves the choice of rounds fine. */
    private static final BoosterRecipe RECIPE = new BoosterRecipe(1_000, 25, 4);

    private static final double RATE = 0.05;
    private static final Sampling SAMPLING = new Sampling(0.8, 0.5);

    private static final CardNotes NOTES = new CardNotes(
            "to tell rows of one class from those of another in a table of one's own",
            "the rows of a table that have a label",
            "rows without a label, and columns that tell rows apart",
            List.of(
                    "Classes are not weighted, however few one is: weights would change no order of much and make every probability"
                            + " wrong. The cut that fits a use is its owner's choice.",
                    "Categories are read as how often they came and how often the label was true with them, in training rows alone.",
                    "Nothing is known of columns that are filled in after the label; whoever gives the table answers for that."));

    /** The declaration before there is a table: what it learns from is then said by one. */
    public static final ModelType TYPE = of(List.of("column"), "label", List.of("0", "1"));

    private TabularClassifier() {}

    /**
     * The declaration of a table.
     *
     * @param inputs names of its feature set's inputs
     * @param label the column of the label
     * @param classes names of its values, the one that is to be found last
     */
    public static ModelType of(List<String> inputs, String label, List<String> classes) {
        BoosterLearner levels = booster(Library.XGBOOST, inputs.size(), Trees.ofDepth(6, 2, 2));
        BoosterLearner leaves = booster(Library.LIGHTGBM, inputs.size(), new Trees(8, 31, 20, 0, 2));
        return new ModelType(
                        NAME,
                        NAME,
                        ModelColumns.of(inputs, label),
                        new Target.Classification(classes, BinaryMetric.AUC),
                        new EnsembleLearner(List.of(levels, leaves), Calibration.TEMPERATURE),
                        new FrequencyBaseline.Overall().and(new LogisticBaseline.OfRows()),
                        List.of(Gate.values()),
                        List.of(),
                        null,
                        0,
                        NOTES)
                .divided(Division.WITHIN_TABLE)
                .orBy(levels, leaves);
    }

    private static BoosterLearner booster(Library library, int inputs, Trees trees) {
        return new BoosterLearner(RECIPE, new BoosterSpec(library, Objective.BINARY, inputs, 2, RATE, trees, SAMPLING));
    }
}
