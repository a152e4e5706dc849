package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec;

/**
 * Rows as the libraries take them.
 *
 * @param count rows
 * @param width inputs of each
 * @param features row-major; NaN is unknown
 * @param labels one a row; of classes the number, of shares the share
 * @param weights one a row; empty where all count one
 */
@SuppressWarnings("ArrayRecordComponent")
record BoosterRows(int count, int width, float[] features, float[] labels, float[] weights) {
    /** Rows of a table; a data fault where an input is infinite, which libraries take for unknown or for an error. */
    static BoosterRows of(BoosterSpec spec, ExampleTable table) {
        float[] features = table.features();
        for (int at = 0; at < features.length; at++) {
            if (Float.isInfinite(features[at])) {
                throw Fault.data("input " + at % table.width() + " of row " + at / table.width()
                        + " is infinite; must be a finite number, or null where it is unknown");
            }
        }
        int outputs = spec.outputs();
        int columns = table.labelWidth();
        float[] labels = columns == 1 ? table.labels() : new float[table.rows()];
        if (columns > 1) {
            for (int row = 0; row < labels.length; row++) {
                labels[row] = hottest(table.labels(), row * columns, columns);
            }
        }
        if (columns != outputs && table.rows() > 0) {
            throw Fault.defect(columns + " label columns are not of " + outputs + " outputs", null);
        }
        if (spec.whole() != null) {
            labels = shares(table, spec.whole());
        }
        return new BoosterRows(table.rows(), table.width(), features, labels, table.weights());
    }

    private static float[] shares(ExampleTable table, int whole) {
        float[] shares = new float[table.rows()];
        for (int row = 0; row < shares.length; row++) {
            float of = table.features()[row * table.width() + whole];
            if (!(of > 0)) {
                throw Fault.data("input " + whole + " of row " + row + " is " + of
                        + ", and the label is learned as a share of it; must be above 0");
            }
            shares[row] = table.labels()[row] / of;
        }
        return shares;
    }

    private static float hottest(float[] labels, int from, int columns) {
        int hottest = 0;
        for (int column = 1; column < columns; column++) {
            hottest = labels[from + column] > labels[from + hottest] ? column : hottest;
        }
        return hottest;
    }

    /**
     * Mean loss of predictions, by the objective; NaN without rows.
     *
     * @param predicted {@code numbers} a row: one number or the probability of 1, or one probability a class
     */
    double loss(BoosterSpec.Objective objective, float[] predicted, int numbers) {
        return mean(losses(objective, predicted, numbers));
    }

    /** The sum of the losses, and that of the weights. */
    double[] losses(BoosterSpec.Objective objective, float[] predicted, int numbers) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < count; row++) {
            double weight = weights.length == 0 ? 1 : weights[row];
            sum += weight
                    * (numbers == 1
                            ? objective.loss(predicted, labels, row, 1)
                            : BoosterSpec.Objective.surprise(predicted[row * numbers + (int) labels[row]]));
            total += weight;
        }
        return new double[] {sum, total};
    }

    /** The mean of {@link #losses}. */
    static double mean(double[] losses) {
        return losses[1] == 0 ? Double.NaN : losses[0] / losses[1];
    }
}
