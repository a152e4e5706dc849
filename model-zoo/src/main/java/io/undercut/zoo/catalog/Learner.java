package io.undercut.zoo.catalog;

import io.undercut.zoo.model.ModelFormat;

/** What learns a model type: it decides which trainer runs, and how the trained model is kept. */
public sealed interface Learner permits NetworkLearner, TreesLearner, DiscriminantLearner, SuppliedLearner {
    /** The word of {@code --algorithm} and of lineage records. */
    String algorithm();

    /** What it is, as sentences have it: {@code a network}. */
    String word();

    /** The format of the models it gives. */
    ModelFormat format();

    /** Refuses columns and a target that it could not learn; the message names the model type. */
    void requireFit(String name, ModelColumns columns, Target target);
}
