package io.undercut.zoo.discriminant;

import io.undercut.fault.Fault;

/**
 * A symmetric positive definite matrix as the product of a lower triangular one with its transpose (Golub, Van Loan 2013, "Matrix
 * Computations", 4.2.5).
 */
@SuppressWarnings("ArrayRecordComponent")
record Cholesky(double[][] lower) {
    /** Factorises a matrix, of which only the lower triangle is read. */
    static Cholesky of(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column];
                for (int at = 0; at < column; at++) {
                    rest -= lower[row][at] * lower[column][at];
                }
                if (row == column && !(rest > 0)) {
                    throw Fault.data("the covariance of the inputs has no inverse; raise the shrinkage above 0");
                }
                lower[row][column] = row == column ? StrictMath.sqrt(rest) : rest / lower[column][column];
            }
        }
        return new Cholesky(lower);
    }

    /** The vector whose product with the matrix is this one. */
    double[] solve(double[] product) {
        int size = lower.length;
        double[] solved = product.clone();
        for (int row = 0; row < size; row++) {
            for (int at = 0; at < row; at++) {
                solved[row] -= lower[row][at] * solved[at];
            }
            solved[row] /= lower[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int at = row + 1; at < size; at++) {
                solved[row] -= lower[at][row] * solved[at];
            }
            solved[row] /= lower[row][row];
        }
        return solved;
    }
}
