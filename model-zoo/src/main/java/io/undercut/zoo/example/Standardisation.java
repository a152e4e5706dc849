package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.List;

/**
 * Centre and scale of every input and of the label, so that a network sees numbers near one.
 *
 * @param inputs one per feature, in schema order
 * @param label the label's
 */
public record Standardisation(List<Scale> inputs, Scale label) implements Serializable {
    /** Copies the list. */
    public Standardisation {
        inputs = List.copyOf(inputs);
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

    /**
     * Fits mean and population standard deviation in double, row by row, so that the result depends on the order of rows and nothing else.
     * A constant column keeps a scale of one.
     */
    public static Standardisation fit(ExampleTable table) {
        if (table.rows() == 0) {
            throw Fault.data("there are no training rows to standardise by; choose seasons that have laps");
        }
        Scale[] inputs = new Scale[table.width()];
        for (int column = 0; column < inputs.length; column++) {
            inputs[column] = fit(table.features(), column, table.width());
        }
        return new Standardisation(List.of(inputs), fit(table.labels(), 0, 1));
    }

    private static Scale fit(float[] values, int first, int stride) {
        double sum = 0;
        int count = 0;
        for (int at = first; at < values.length; at += stride, count++) {
            sum += values[at];
        }
        double mean = sum / count;
        double squares = 0;
        for (int at = first; at < values.length; at += stride) {
            squares += (values[at] - mean) * (values[at] - mean);
        }
        double std = StrictMath.sqrt(squares / count);
        return new Scale((float) mean, std > 1e-6 ? (float) std : 1f);
    }

    /** Standardises one row from {@code source[from …]} into {@code target[to …]}. */
    public void apply(float[] source, int from, float[] target, int to) {
        for (int column = 0; column < inputs.size(); column++) {
            target[to + column] = inputs.get(column).apply(source[from + column]);
        }
    }
}
