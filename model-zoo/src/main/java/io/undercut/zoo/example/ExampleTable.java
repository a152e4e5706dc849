package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import java.util.List;

/**
 * Examples as flat arrays, the form in which learners read them.
 *
 * @param width inputs per row
 * @param features row-major, {@code rows × width}
 * @param labels row-major, as many to each row
 * @param weights how much each row counts, 0 or more; empty where every row counts one
 * @param lengths time steps of each row that are there, from the first; empty where all are
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExampleTable(int width, float[] features, float[] labels, float[] weights, int[] lengths) {
    /** Refuses arrays whose lengths disagree. */
    public ExampleTable {
        int rows = width < 1 ? 0 : features.length / width;
        boolean whole = width >= 1 && features.length % width == 0;
        boolean labelled = rows == 0 ? labels.length == 0 : labels.length >= rows && labels.length % rows == 0;
        if (!whole || !labelled) {
            throw Fault.defect(
                    "%d features and %d labels are not rows of width %d"
                            .formatted(features.length, labels.length, width),
                    null);
        }
        if (weights.length != 0 && weights.length != rows || lengths.length != 0 && lengths.length != rows) {
            throw Fault.defect(
                    "%d weights and %d lengths are not those of %d rows"
                            .formatted(weights.length, lengths.length, rows),
                    null);
        }
    }

    /** Rows that all count one and are there in full. */
    public ExampleTable(int width, float[] features, float[] labels) {
        this(width, features, labels, new float[0], new int[0]);
    }

    /**
     * Lays examples out in the order given. Weights and lengths are kept where one example has other than the usual.
     *
     * @param width inputs of each
     */
    public static ExampleTable of(int width, List<LabelledExample> examples) {
        int labels = examples.isEmpty() ? 1 : examples.get(0).labels().length;
        float[] features = new float[examples.size() * width];
        float[] targets = new float[examples.size() * labels];
        float[] weights = new float[examples.size()];
        int[] lengths = new int[examples.size()];
        boolean weighted = false;
        boolean uneven = false;
        for (int row = 0; row < weights.length; row++) {
            LabelledExample example = examples.get(row);
            System.arraycopy(example.features(), 0, features, row * width, width);
            System.arraycopy(example.labels(), 0, targets, row * labels, labels);
            weights[row] = example.weight();
            lengths[row] = example.length();
            weighted |= example.weight() != 1;
            uneven |= example.length() != Integer.MAX_VALUE;
        }
        return new ExampleTable(
                width, features, targets, weighted ? weights : new float[0], uneven ? lengths : new int[0]);
    }

    /** How many rows there are. */
    public int rows() {
        return features.length / width;
    }

    /** Labels of each row. */
    public int labelWidth() {
        return rows() == 0 ? 1 : labels.length / rows();
    }

    /** How much a row counts. */
    public float weight(int row) {
        return weights.length == 0 ? 1f : weights[row];
    }

    /** How many of so many time steps a row has. */
    public int length(int row, int steps) {
        return lengths.length == 0 ? steps : Math.min(steps, lengths[row]);
    }

    /** The same rows with standardised features, and labels where these are standardised. */
    public ExampleTable standardised(Standardisation standardisation) {
        float[] scaled = new float[features.length];
        for (int row = 0; row < rows(); row++) {
            standardisation.apply(features, row * width, scaled, row * width, width);
        }
        return new ExampleTable(width, scaled, standardisation.labels(labels), weights, lengths);
    }
}
