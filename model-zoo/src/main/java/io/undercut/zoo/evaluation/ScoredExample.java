package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A measured row with what was predicted for it.
 *
 * @param key which car and lap
 * @param features the inputs, raw units; NaN is unknown
 * @param labels what was measured, in the labels' units; finite
 * @param weight how much the row counts, 0 or more
 * @param predicted what was predicted, as many as labels; finite
 * @param length time steps that are there, from the first; as many as the model has where the row has no steps of its own
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoredExample(RowKey key, float[] features, double[] labels, float weight, double[] predicted, int length)
        implements Comparable<ScoredExample> {
    private static final Comparator<ScoredExample> ORDER = Comparator.comparing(ScoredExample::key)
            .thenComparing(ScoredExample::features, Arrays::compare)
            .thenComparing(ScoredExample::labels, Arrays::compare)
            .thenComparing(ScoredExample::predicted, Arrays::compare);

    /** A row that is there in full. */
    public ScoredExample(RowKey key, float[] features, double[] labels, float weight, double[] predicted) {
        this(key, features, labels, weight, predicted, Integer.MAX_VALUE);
    }

    /** Refuses numbers that are not finite, and as many predictions as there are not labels. */
    public ScoredExample {
        for (double label : labels) {
            requireFinite(key, "label", label);
        }
        for (double prediction : predicted) {
            requireFinite(key, "prediction", prediction);
        }
        if (labels.length != predicted.length) {
            throw Fault.defect(predicted.length + " predictions are not of " + labels.length + " labels", null);
        }
    }

    /** An example with what a model said. */
    public static ScoredExample of(LabelledExample example, double[] predicted) {
        double[] labels = new double[example.labels().length];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = example.labels()[at];
        }
        return new ScoredExample(
                example.key(), example.features(), labels, example.weight(), predicted, example.length());
    }

    private static void requireFinite(RowKey key, String what, double value) {
        if (!Double.isFinite(value)) {
            throw Fault.data("%s is %s in row %s; must be a finite number: drop the row or mend its source"
                    .formatted(what, value, key));
        }
    }

    /** The first label. */
    public double label() {
        return labels[0];
    }

    /** The first prediction. */
    public double prediction() {
        return predicted[0];
    }

    /** First prediction minus first label: positive where the model expected more than there was. */
    public double residual() {
        return predicted[0] - labels[0];
    }

    /** The same row as a baseline would have predicted it. */
    public ScoredExample predictedBy(Baseline baseline) {
        return predicting(baseline.predict(key, features));
    }

    /** The same row, of which more is known. */
    public ScoredExample keyed(RowKey more) {
        return new ScoredExample(more, features, labels, weight, predicted, length);
    }

    /** The same row with other predictions. */
    ScoredExample predicting(double[] others) {
        return new ScoredExample(key, features, labels, weight, others, length);
    }

    /** Inputs of rows as a model is asked for them: row-major, a new array. */
    public static float[] features(List<ScoredExample> rows) {
        int width = rows.get(0).features().length;
        float[] features = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row).features(), 0, features, row * width, width);
        }
        return features;
    }

    /** Time steps of rows as a model is asked for them; empty where all are there. */
    public static int[] lengths(List<ScoredExample> rows) {
        boolean full = rows.stream().allMatch(row -> row.length() == Integer.MAX_VALUE);
        return full ? new int[0] : rows.stream().mapToInt(ScoredExample::length).toArray();
    }

    /** By key, then by the numbers: the order of every sum, whatever the order of arrival. */
    @Override
    public int compareTo(ScoredExample other) {
        return ORDER.compare(this, other);
    }
}
