package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import java.util.List;

/**
 * Examples as two flat arrays, the form in which learners read them.
 *
 * @param width inputs per row
 * @param features row-major, {@code rows × width}
 * @param labels one per row
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExampleTable(int width, float[] features, float[] labels) {
    /** Refuses arrays whose lengths disagree. */
    public ExampleTable {
        if (width < 1 || features.length != labels.length * width) {
            throw Fault.defect(
                    "%d features are not %d rows of width %d".formatted(features.length, labels.length, width), null);
        }
    }

    /** Lays examples out in the order given. */
    public static ExampleTable of(int width, List<LabelledExample> examples) {
        float[] features = new float[examples.size() * width];
        float[] labels = new float[examples.size()];
        for (int row = 0; row < labels.length; row++) {
            System.arraycopy(examples.get(row).features(), 0, features, row * width, width);
            labels[row] = examples.get(row).label();
        }
        return new ExampleTable(width, features, labels);
    }

    /** How many rows there are. */
    public int rows() {
        return labels.length;
    }

    /** The same rows with standardised features and labels. */
    public ExampleTable standardised(Standardisation standardisation) {
        float[] scaled = new float[features.length];
        float[] scaledLabels = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            standardisation.apply(features, row * width, scaled, row * width);
            scaledLabels[row] = standardisation.label().apply(labels[row]);
        }
        return new ExampleTable(width, scaled, scaledLabels);
    }
}
