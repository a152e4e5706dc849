package io.undercut.zoo.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a published model takes and gives, as it stands beside its file.
 *
 * @param features the inputs, in the order of the feature vector
 * @param label the first label; its unit is the unit of predictions
 * @param moreLabels the other labels
 * @param classes names of the classes whose probabilities are predicted; empty where numbers are
 * @param length what says how many time steps of a row are there; null where all are
 */
public record ModelSignature(
        List<Feature> features,
        Feature label,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Feature> moreLabels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) Feature length) {
    /** Copies the lists; what JSON leaves out is empty. */
    public ModelSignature {
        if (features == null || label == null) {
            throw Fault.data("features or label is missing");
        }
        features = List.copyOf(features);
        moreLabels = moreLabels == null ? List.of() : List.copyOf(moreLabels);
        classes = classes == null ? List.of() : List.copyOf(classes);
    }

    /**
     * The signature of a model type.
     *
     * @param columns the columns of its feature set
     */
    public static ModelSignature of(ModelType type, List<Feature> columns) {
        List<Feature> inputs = new ArrayList<>();
        List<String> names = type.columns().names();
        for (String column : type.columns().inputs()) {
            Feature read = named(column, columns);
            inputs.add(new Feature(names.get(inputs.size()), read.unit(), read.description()));
        }
        type.columns()
                .indicated()
                .forEach(name -> inputs.add(
                        new Feature(ModelColumns.indicator(name), "1", "1 where " + name + " is unknown, else 0")));
        List<Feature> labels = type.columns().labels().stream()
                .map(name -> named(name, columns))
                .toList();
        return new ModelSignature(
                inputs,
                labels.get(0),
                labels.subList(1, labels.size()),
                type.target().classes(),
                type.columns().length() == null ? null : named(type.columns().length(), columns));
    }

    /** Reads a published version's. */
    public static ModelSignature read(byte[] json) {
        return CanonicalJson.readWithOmissions(json, ModelSignature.class, ModelPackage.SIGNATURE);
    }

    private static Feature named(String name, List<Feature> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    /** Inputs and first label. */
    public FeatureSchema schema() {
        return new FeatureSchema(features, label);
    }
}
