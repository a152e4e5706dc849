package io.undercut.zoo.ensemble;

import io.undercut.fault.Fault;
import java.util.Collections;
import java.util.List;

/**
 * What is made of the predictions of several models.
 *
 * @param weights what each counts, in their order, 0 or more, summing to 1
 * @param temperature by what logarithms of blended probabilities are divided before they are made to sum to 1 again (Guo et al., ICML
 *     2017): above 1 it makes them less sure; 1 leaves them as they are
 */
public record Blend(List<Double> weights, double temperature) {
    private static final double ROUNDING = 1e-9;
    /** The logarithm of a probability must be finite. */
    static final double LEAST = 1e-12;

    /** Copies the list; refuses weights that are no shares, and a temperature that is not above 0. */
    public Blend {
        weights = List.copyOf(weights);
        double sum = weights.stream().mapToDouble(weight -> weight).sum();
        if (!(Math.abs(sum - 1) < ROUNDING) || weights.stream().anyMatch(weight -> !(weight >= 0))) {
            throw Fault.data("an ensemble's weights are " + weights + "; must be 0 or more and sum to 1");
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw Fault.data("an ensemble's temperature is " + temperature + "; must be above 0");
        }
    }

    /** All count the same. */
    static Blend equal(int members) {
        return new Blend(Collections.nCopies(members, 1.0 / members), 1);
    }

    /** The same at another temperature. */
    Blend at(double other) {
        return new Blend(weights, other);
    }

    /**
     * Blends predictions, in the order of the members.
     *
     * @param predictions of each member, {@code rows × outputs}
     * @param outputs numbers of a row
     */
    float[] of(List<float[]> predictions, int outputs) {
        float[] blended = new float[predictions.get(0).length];
        double[] row = new double[outputs];
        for (int from = 0; from < blended.length; from += outputs) {
            for (int output = 0; output < outputs; output++) {
                double sum = 0;
                for (int member = 0; member < predictions.size(); member++) {
                    sum += weights.get(member) * predictions.get(member)[from + output];
                }
                row[output] = sum;
            }
            if (temperature != 1) {
                temper(row);
            }
            for (int output = 0; output < outputs; output++) {
                blended[from + output] = (float) row[output];
            }
        }
        return blended;
    }

    /** By the library that gives the same bits everywhere. */
    private void temper(double[] row) {
        double sum = 0;
        for (int output = 0; output < row.length; output++) {
            row[output] = StrictMath.pow(Math.max(row[output], LEAST), 1 / temperature);
            sum += row[output];
        }
        for (int output = 0; output < row.length; output++) {
            row[output] /= sum;
        }
    }
}
