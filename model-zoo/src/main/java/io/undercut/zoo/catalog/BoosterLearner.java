package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.boosting.BoosterFormat;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.ModelFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Boosted trees, trained in one task.
 *
 * @param recipe how long they are boosted where nobody says otherwise
 * @param booster the trees
 */
public record BoosterLearner(BoosterRecipe recipe, BoosterSpec booster) implements TreesLearner {
    @Override
    public String algorithm() {
        return booster.library().word();
    }

    @Override
    public List<BoosterLearner> members() {
        return List.of(this);
    }

    @Override
    public TreesLearner of(UnaryOperator<BoosterLearner> change) {
        return change.apply(this);
    }

    @Override
    public String word() {
        return "boosted trees";
    }

    @Override
    public ModelFormat format() {
        return BoosterFormat.ARCHIVE;
    }

    @Override
    public void requireFit(String name, ModelColumns columns, Target target) {
        if (booster.inputs() != columns.width()
                || booster.outputs() != target.outputs()
                || columns.labels().size() != target.columns()) {
            throw Fault.configuration(
                    "the trees of %s have %d inputs and %d outputs; its columns are %d inputs and %d labels, its target has %d outputs of %d labels"
                            .formatted(
                                    name,
                                    booster.inputs(),
                                    booster.outputs(),
                                    columns.width(),
                                    columns.labels().size(),
                                    target.outputs(),
                                    target.columns()));
        }
        if (!columns.indicated().isEmpty() || columns.length() != null) {
            throw Fault.configuration("the trees of " + name
                    + " have indicators or lengths; trees take unknown inputs as they are: leave both out");
        }
    }
}
