package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The inputs of a model in order, and its label.
 *
 * @param features the inputs, in the order of the feature vector
 * @param label the label; its unit is the unit of predictions
 */
public record FeatureSchema(List<Feature> features, Feature label) implements java.io.Serializable {
    /** Refuses an empty schema and doubled names. */
    public FeatureSchema {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw Fault.configuration("a feature schema has no features; must have at least one");
        }
        Set<String> names = new HashSet<>();
        for (Feature feature : features) {
            if (!names.add(feature.name())) {
                throw Fault.configuration("feature '" + feature.name() + "' stands twice in the schema");
            }
        }
    }

    /** How many inputs a feature vector has. */
    public int width() {
        return features.size();
    }

    /** Names of the inputs, in order. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** The place of an input in the feature vector. */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw Fault.configuration("feature '" + name + "' is not in the schema; it has " + Phrase.list(names()));
        }
        return index;
    }
}
