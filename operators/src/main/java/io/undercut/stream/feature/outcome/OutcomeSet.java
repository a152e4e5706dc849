package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.OutcomeFeature.Stage;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The feature sets made of these features: which columns, in which order, and what is to be predicted. */
public enum OutcomeSet {
    /** Winner and finishing order: everything known before the start. */
    RACE_WINNER(
            "race_winner",
            Stage.BEFORE_RACE,
            List.of("label_won", "label_position", "label_podium", "label_classified", "label_points")),
    /** Qualifying order: what is known before qualifying. */
    QUALI_ORDER("quali_order", Stage.BEFORE_QUALIFYING, List.of("label_qualifying_position", "label_pole"));

    private final String model;
    private final int[] features;
    private final int[] labels;

    OutcomeSet(String model, Stage until, List<String> labels) {
        this.model = model;
        this.features = java.util.stream.IntStream.range(0, OutcomeFeatures.ALL.size())
                .filter(index -> OutcomeFeatures.ALL.get(index).stage().compareTo(until) <= 0)
                .toArray();
        List<String> names = OutcomeLabels.DECLARED.stream().map(Feature::name).toList();
        this.labels = labels.stream().mapToInt(names::indexOf).toArray();
    }

    /** The model type it serves, which is its name. */
    public String model() {
        return model;
    }

    /** The set of a name, if there is one. */
    public static Optional<OutcomeSet> find(String name) {
        return Arrays.stream(values()).filter(set -> set.model.equals(name)).findFirst();
    }

    /** Features, and the first label. */
    public FeatureSchema schema() {
        return new FeatureSchema(
                Arrays.stream(features)
                        .mapToObj(index -> OutcomeFeatures.ALL.get(index).schema())
                        .toList(),
                OutcomeLabels.DECLARED.get(labels[0]));
    }

    /** The other labels. */
    public List<Feature> moreLabels() {
        return Arrays.stream(labels)
                .skip(1)
                .mapToObj(OutcomeLabels.DECLARED::get)
                .toList();
    }

    /** A row's columns: features, then labels. */
    public float[] columns(OutcomeRow row) {
        float[] columns = new float[features.length + labels.length];
        int at = 0;
        for (int index : features) {
            columns[at++] = row.values()[index];
        }
        for (int index : labels) {
            columns[at++] = row.labels()[index];
        }
        return columns;
    }
}
