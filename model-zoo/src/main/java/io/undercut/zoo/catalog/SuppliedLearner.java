package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.boosting.SuppliedFormat;
import io.undercut.zoo.boosting.SuppliedSpec;
import io.undercut.zoo.boosting.SuppliedSpec.Kind;
import io.undercut.zoo.model.ModelFormat;
import java.io.Serializable;

/**
 * CatBoost, which has no trainer on the JVM: a file that was trained in Python takes a trained model's place, and is tested and published
 * like one.
 *
 * @param inputs width of the feature vector
 * @param outputs numbers that are predicted for a row
 * @param kind what is predicted
 */
public record SuppliedLearner(int inputs, int outputs, Kind kind) implements Learner, Serializable {
    /** The word of {@code --algorithm}. */
    public static final String ALGORITHM = "catboost";

    /** One that predicts what boosted trees do. */
    static SuppliedLearner inPlaceOf(BoosterLearner trees) {
        return new SuppliedLearner(
                trees.booster().inputs(),
                trees.booster().outputs(),
                Kind.of(trees.booster().objective()));
    }

    /** What a supplied file must be for a model type. */
    public SuppliedSpec asked(ModelType type) {
        return new SuppliedSpec(
                kind, outputs, type.columns().names(), type.target().classes());
    }

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public String word() {
        return "supplied trees of CatBoost";
    }

    @Override
    public ModelFormat format() {
        return SuppliedFormat.ARCHIVE;
    }

    @Override
    public void requireFit(String name, ModelColumns columns, Target target) {
        if (inputs != columns.width() || outputs != target.outputs()) {
            throw Fault.configuration(
                    "the supplied trees of %s have %d inputs and %d outputs; its columns are %d inputs, its target has %d outputs"
                            .formatted(name, inputs, outputs, columns.width(), target.outputs()));
        }
    }
}
