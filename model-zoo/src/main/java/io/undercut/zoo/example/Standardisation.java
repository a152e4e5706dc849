package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Centre and scale of every input and label, so that a network sees numbers near one. An input that is unknown becomes the mean, zero.
 *
 * @param inputs one per column of a time step, in schema order; one per input of a row that has columns beside its steps
 * @param labels one per label; empty where labels are learned as they are, such as classes
 */
public record Standardisation(List<Scale> inputs, List<Scale> labels) implements Serializable {
    /** Copies the lists. */
    public Standardisation {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
    }

    /** Of a single label. */
    public Standardisation(List<Scale> inputs, Scale label) {
        this(inputs, List.of(label));
    }

    /**
     * One number's centre and scale.
     *
     * @param mean what becomes zero
     * @param std what becomes one; positive
     */
    public record Scale(float mean, float std) implements Serializable {
        /** Refuses a scale that cannot be divided by. */
        public Scale {
            if (!(std > 0) || !Float.isFinite(mean) || !Float.isFinite(std)) {
                throw Fault.data("scale is mean " + mean + ", std " + std + "; must be finite, std above 0");
            }
        }

        float apply(float raw) {
            return (raw - mean) / std;
        }

        /** Back from standardised to raw units. */
        public float invert(float standardised) {
            return standardised * std + mean;
        }
    }

    /** Fits inputs and labels of rows with one time step. */
    public static Standardisation fit(ExampleTable table) {
        return fit(table, 1, true);
    }

    /**
     * Fits mean and population standard deviation in double, row by row, so that the result depends on the order of rows and nothing else.
     * A constant column keeps a scale of one; unknown values and steps behind a row's length do not count.
     *
     * @param steps time steps of a row
     * @param fitsLabels whether labels are standardised too
     */
    public static Standardisation fit(ExampleTable table, int steps, boolean fitsLabels) {
        if (table.rows() == 0) {
            throw Fault.data("there are no training rows to standardise by; choose seasons that have laps");
        }
        int columns = table.width() / steps;
        List<Scale> inputs = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            float[] values = every(table.features(), column, columns);
            for (int at = 0; at < values.length; at++) {
                if (at % steps >= table.length(at / steps, steps)) {
                    values[at] = Float.NaN;
                }
            }
            inputs.add(ColumnMoments.of(values).scale());
        }
        List<Scale> labels = new ArrayList<>();
        for (int column = 0; fitsLabels && column < table.labelWidth(); column++) {
            labels.add(ColumnMoments.of(every(table.labels(), column, table.labelWidth()))
                    .scale());
        }
        return new Standardisation(inputs, labels);
    }

    /** Every so-many-th number of an array. */
    private static float[] every(float[] all, int first, int stride) {
        float[] values = new float[(all.length - first + stride - 1) / stride];
        for (int at = 0; at < values.length; at++) {
            values[at] = all[first + at * stride];
        }
        return values;
    }

    /** Standardises a row of so many numbers, of one time step or of several, from {@code source[from …]} into {@code target[to …]}. */
    public void apply(float[] source, int from, float[] target, int to, int width) {
        int columns = inputs.size();
        for (int at = 0; at < width; at++) {
            float raw = source[from + at];
            target[to + at] = Float.isNaN(raw) ? 0f : inputs.get(at % columns).apply(raw);
        }
    }

    /** Labels as they are learned; row-major. */
    float[] labels(float[] raw) {
        float[] scaled = raw.clone();
        for (int at = 0; !labels.isEmpty() && at < scaled.length; at++) {
            scaled[at] = labels.get(at % labels.size()).apply(raw[at]);
        }
        return scaled;
    }

    /** Turns predictions back into the labels' units, in place; row-major. */
    public void invert(float[] predicted) {
        for (int at = 0; !labels.isEmpty() && at < predicted.length; at++) {
            predicted[at] = labels.get(at % labels.size()).invert(predicted[at]);
        }
    }
}
