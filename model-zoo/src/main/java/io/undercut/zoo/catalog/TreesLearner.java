package io.undercut.zoo.catalog;

import java.util.List;
import java.util.function.UnaryOperator;

/** What learns by boosted trees: one booster or several. */
public sealed interface TreesLearner extends Learner permits BoosterLearner, EnsembleLearner {
    /** The boosters, each trained by itself. */
    List<BoosterLearner> members();

    /** The same of other boosters, each made of one. */
    TreesLearner of(UnaryOperator<BoosterLearner> change);
}
