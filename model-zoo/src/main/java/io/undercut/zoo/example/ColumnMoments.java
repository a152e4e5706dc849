package io.undercut.zoo.example;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.undercut.zoo.example.Standardisation.Scale;
import java.io.Serializable;

/**
 * Count, mean and squared deviations of a column's known values: what it takes to standardise, and can be joined without the values.
 *
 * @param count known values
 * @param mean of these; 0 where there are none
 * @param squares the sum of their squared deviations from the mean
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record ColumnMoments(long count, double mean, double squares) implements Serializable {
    /** Of no value. */
    public static final ColumnMoments NONE = new ColumnMoments(0, 0, 0);

    private static final double CONSTANT = 1e-6;

    /** Of a column in double, in two passes in the order of the values; NaN is unknown and does not count. */
    public static ColumnMoments of(float[] values) {
        double sum = 0;
        long count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        if (count == 0) {
            return NONE;
        }
        double mean = sum / count;
        double squares = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        return new ColumnMoments(count, mean, squares);
    }

    /** Of a column that is 1 so many times and else 0. */
    public static ColumnMoments ofFlag(long ones, long count) {
        double mean = count == 0 ? 0 : (double) ones / count;
        return new ColumnMoments(count, mean, ones * (1 - mean));
    }

    /**
     * Of both together. The order of joining decides the last bits (Chan, Golub, LeVeque 1979, "Updating formulae and a pairwise
     * algorithm for computing sample variances", eq. 2.1).
     */
    public ColumnMoments plus(ColumnMoments other) {
        if (other.count == 0) {
            return this;
        }
        long both = count + other.count;
        double apart = other.mean - mean;
        return new ColumnMoments(
                both,
                mean + apart * other.count / both,
                squares + other.squares + apart * apart * count * other.count / both);
    }

    /** Mean and population standard deviation; a column that never changes keeps a scale of one. */
    public Scale scale() {
        if (count == 0) {
            return new Scale(0, 1);
        }
        double std = StrictMath.sqrt(squares / count);
        return new Scale((float) mean, std > CONSTANT ? (float) std : 1f);
    }
}
