package io.undercut.zoo.discriminant;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;

/**
 * Fisher's linear discriminant: classes of normal inputs with a covariance in common (Hastie, Tibshirani, Friedman 2009, "The Elements of
 * Statistical Learning", section 4.3). The covariance is shrunk towards a multiple of the identity, or a hundred inputs of some hundred
 * rows could not be told from noise (Friedman 1989, "Regularized Discriminant Analysis"): {@code (1 − a) S + a tr(S)/n I}. What comes out
 * is linear, and softmax of its scores is a class's probability: a network without hidden layers has the same form.
 *
 * <p>Sums are in double, in the order of rows, so that the same rows give the same bits anywhere.
 */
public final class LinearDiscriminant {
    /** The score of a class that has no row: nothing is ever taken for it. */
    private static final double NEVER = -1e6;

    private final int inputs;
    private final int classes;
    private final double[][] means;
    private final double[] weights;
    private final double[][] covariance;

    private LinearDiscriminant(int inputs, int classes) {
        this.inputs = inputs;
        this.classes = classes;
        this.means = new double[classes][inputs];
        this.weights = new double[classes];
        this.covariance = new double[inputs][inputs];
    }

    /**
     * Fits it.
     *
     * @param rows standardised inputs, nothing unknown; a label column for each class, 1 for the true one
     * @param shrinkage how far the covariance is drawn to the identity, above 0, at most 1
     * @return for each class in turn its weights, one an input; then for each class its constant
     */
    public static float[] fit(ExampleTable rows, double shrinkage) {
        if (rows.rows() == 0) {
            throw Fault.data("there are no training rows to tell classes apart by; choose seasons that have some");
        }
        LinearDiscriminant discriminant = new LinearDiscriminant(rows.width(), rows.labelWidth());
        discriminant.gather(rows);
        return discriminant.solve(shrinkage);
    }

    private void gather(ExampleTable rows) {
        for (int row = 0; row < rows.rows(); row++) {
            int one = classOf(rows, row);
            weights[one] += rows.weight(row);
            for (int at = 0; at < inputs; at++) {
                means[one][at] += rows.weight(row) * (double) rows.features()[row * inputs + at];
            }
        }
        for (int one = 0; one < classes; one++) {
            for (int at = 0; weights[one] > 0 && at < inputs; at++) {
                means[one][at] /= weights[one];
            }
        }
        double[] apart = new double[inputs];
        for (int row = 0; row < rows.rows(); row++) {
            double[] mean = means[classOf(rows, row)];
            for (int at = 0; at < inputs; at++) {
                apart[at] = rows.features()[row * inputs + at] - mean[at];
            }
            for (int at = 0; at < inputs; at++) {
                for (int other = 0; other <= at; other++) {
                    covariance[at][other] += rows.weight(row) * apart[at] * apart[other];
                }
            }
        }
    }

    private int classOf(ExampleTable rows, int row) {
        int one = 0;
        while (one < classes - 1 && rows.labels()[row * classes + one] != 1) {
            one++;
        }
        return one;
    }

    private float[] solve(double shrinkage) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        shrink(shrinkage, all);
        Cholesky factor = Cholesky.of(covariance);
        float[] solved = new float[classes * inputs + classes];
        for (int one = 0; one < classes; one++) {
            double constant = NEVER;
            if (weights[one] > 0) {
                double[] direction = factor.solve(means[one]);
                double half = 0;
                for (int at = 0; at < inputs; at++) {
                    solved[one * inputs + at] = (float) direction[at];
                    half += direction[at] * means[one][at] / 2;
                }
                constant = StrictMath.log(weights[one] / all) - half;
            }
            solved[classes * inputs + one] = (float) constant;
        }
        return solved;
    }

    private void shrink(double shrinkage, double all) {
        double trace = 0;
        for (int at = 0; at < inputs; at++) {
            trace += covariance[at][at] / all;
        }
        if (!(trace > 0)) {
            throw Fault.data("the rows of each class are all the same; there is nothing to tell classes apart by");
        }
        for (int at = 0; at < inputs; at++) {
            for (int other = 0; other <= at; other++) {
                covariance[at][other] *= (1 - shrinkage) / all;
            }
            covariance[at][at] += shrinkage * trace / inputs;
        }
    }
}
