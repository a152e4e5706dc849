package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ColumnMoments;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.io.Serializable;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani, Friedman 2009, 4.4.1).
 * Inputs are standardised by the rows that it is fitted on and cut at ±5 deviations; an unknown one counts as the mean, and one that is
 * unknown in some of these rows has a second weight for being so.
 *
 * @param means of the inputs
 * @param deviations of the inputs, above 0
 * @param weights of the standardised inputs, then of being unknown, then the constant
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogisticBaseline(double[] means, double[] deviations, double[] weights)
        implements Baseline, Serializable {
    /** The name it has among baselines. */
    public static final String NAME = "logistic_regression";

    /** As others have it: half the sum of squared weights, the constant's aside, beside the sum of the rows' losses. */
    private static final double RIDGE = 1;

    private static final double BOUND = 5;
    private static final int MOST_STEPS = 50;
    private static final double ENOUGH = 1e-9;

    /** Marks the model types that are compared with one. It is fitted from rows, not from sums. */
    public record OfRows() implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {}

        @Override
        public List<Baseline> fit(GroupSums learned) {
            return List.of();
        }

        @Override
        public boolean readsRows() {
            return true;
        }
    }

    /**
     * Fits one.
     *
     * @param rows labelled by 1 and 0 for the first and the second of two classes
     */
    public static LogisticBaseline fit(ExampleTable rows) {
        if (rows.rows() == 0 || rows.labelWidth() != 2) {
            throw Fault.defect(
                    rows.rows() + " rows of " + rows.labelWidth() + " classes have no logistic regression", null);
        }
        int width = rows.width();
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int input = 0; input < width; input++) {
            float[] column = new float[rows.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = rows.features()[row * width + input];
            }
            ColumnMoments moments = ColumnMoments.of(column);
            means[input] = moments.mean();
            double deviation = moments.count() == 0 ? 0 : StrictMath.sqrt(moments.squares() / moments.count());
            deviations[input] = deviation > 1e-12 ? deviation : 1;
        }
        return new Fit(rows, means, deviations).solved();
    }

    /** Newton's steps, each halved until the loss is lower. */
    private static final class Fit {
        private final ExampleTable rows;
        private final double[] means;
        private final double[] deviations;
        private final int size;
        private final float[] inputs;

        Fit(ExampleTable rows, double[] means, double[] deviations) {
            this.rows = rows;
            this.means = means;
            this.deviations = deviations;
            this.size = 2 * rows.width() + 1;
            this.inputs = rows.features();
        }

        LogisticBaseline solved() {
            double[] weights = new double[size];
            double loss = loss(weights);
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] direction = direction(weights);
                double length = 1;
                double[] next = moved(weights, direction, length);
                double lower = loss(next);
                while (!(lower <= loss) && length > 1e-6) {
                    length /= 2;
                    next = moved(weights, direction, length);
                    lower = loss(next);
                }
                if (!(lower <= loss)) {
                    break;
                }
                boolean done = loss - lower <= ENOUGH * loss;
                weights = next;
                loss = lower;
                if (done) {
                    break;
                }
            }
            return new LogisticBaseline(means, deviations, weights);
        }

        private static double[] moved(double[] weights, double[] direction, double length) {
            double[] moved = weights.clone();
            for (int at = 0; at < moved.length; at++) {
                moved[at] += length * direction[at];
            }
            return moved;
        }

        private double loss(double[] weights) {
            double loss = 0;
            for (int at = 0; at < size - 1; at++) {
                loss += RIDGE / 2 * weights[at] * weights[at];
            }
            double[] row = new double[size];
            for (int at = 0; at < rows.rows(); at++) {
                spread(inputs, at * rows.width(), means, deviations, row);
                double score = product(row, weights);
                double signed = isSecond(at) ? -score : score;
                double softplus = signed > 0
                        ? signed + StrictMath.log1p(StrictMath.exp(-signed))
                        : StrictMath.log1p(StrictMath.exp(signed));
                loss += rows.weight(at) * softplus;
            }
            return loss;
        }

        private double[] direction(double[] weights) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            for (int at = 0; at < size - 1; at++) {
                gradient[at] = -RIDGE * weights[at];
                curvature[at][at] = RIDGE;
            }
            curvature[size - 1][size - 1] = 1e-9;
            double[] row = new double[size];
            int[] places = new int[size];
            for (int at = 0; at < rows.rows(); at++) {
                spread(inputs, at * rows.width(), means, deviations, row);
                double probability = logistic(product(row, weights));
                double error = rows.weight(at) * ((isSecond(at) ? 1 : 0) - probability);
                double bend = rows.weight(at) * probability * (1 - probability);
                int used = 0;
                for (int input = 0; input < size; input++) {
                    if (row[input] != 0) {
                        places[used++] = input;
                    }
                }
                for (int one = 0; one < used; one++) {
                    int place = places[one];
                    gradient[place] += error * row[place];
                    double[] line = curvature[place];
                    double bent = bend * row[place];
                    for (int other = 0; other <= one; other++) {
                        line[places[other]] += bent * row[places[other]];
                    }
                }
            }
            for (int one = 0; one < size; one++) {
                for (int other = 0; other < one; other++) {
                    curvature[other][one] = curvature[one][other];
                }
            }
            return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
        }

        private boolean isSecond(int row) {
            return rows.labels()[2 * row + 1] > 0.5f;
        }
    }

    /** A row as weights meet it. */
    private static void spread(float[] inputs, int from, double[] means, double[] deviations, double[] row) {
        int width = means.length;
        for (int input = 0; input < width; input++) {
            float value = inputs[from + input];
            boolean unknown = Float.isNaN(value);
            double scaled = unknown ? 0 : (value - means[input]) / deviations[input];
            row[input] = Math.max(-BOUND, Math.min(BOUND, scaled));
            row[width + input] = unknown ? 1 : 0;
        }
        row[2 * width] = 1;
    }

    private static double product(double[] row, double[] weights) {
        double sum = 0;
        for (int at = 0; at < row.length; at++) {
            sum += row[at] * weights[at];
        }
        return sum;
    }

    private static double logistic(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        double[] row = new double[2 * means.length + 1];
        spread(features, 0, means, deviations, row);
        double second = logistic(product(row, weights));
        return new double[] {1 - second, second};
    }
}
