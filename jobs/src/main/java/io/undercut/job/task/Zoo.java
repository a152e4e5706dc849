package io.undercut.job.task;

import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.featureset.TabularSet;
import io.undercut.zoo.catalog.ModelCatalog;
import io.undercut.zoo.catalog.ModelType;

/**
 * Model types and the feature sets that their rows come from.
 *
 * @param models the model types
 * @param featureSets the feature sets
 */
public record Zoo(ModelCatalog models, FeatureSetCatalog featureSets) {
    /** Ours. */
    public static final Zoo OURS = new Zoo(ModelCatalog.ZOO, FeatureSetCatalog.OURS);

    /** The feature set of a name that a person wrote; refuses one that is not there and offers the nearest. */
    public FeatureSetDefinition featureSet(String name) {
        return featureSets
                .find(name)
                .orElseThrow(() -> ModelCatalog.unknown(
                        "there are no features of '" + name + "'; there are those of ", name, featureSets.names()));
    }

    /** The same with the set of a table, and the type that learns from it, in the places of those that wait for one. */
    public Zoo with(TabularSet table) {
        return new Zoo(models.with(table.type()), featureSets.with(table));
    }

    /** The feature set of a model type. */
    public FeatureSetDefinition features(ModelType type) {
        return featureSets.named(type.featureSet());
    }
}
