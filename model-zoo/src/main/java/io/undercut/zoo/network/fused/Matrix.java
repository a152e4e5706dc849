package io.undercut.zoo.network.fused;

import io.undercut.fault.Fault;
import java.util.Arrays;

/**
 * Rows of floats inside an array, each padded with zeros to a multiple of {@link #PAD}. The padding is the same for every vector width, so
 * the layout never depends on the machine.
 */
final class Matrix {
    /** Lanes of the widest vector in use. */
    static final int PAD = 16;

    final float[] values;
    final int from;
    final int rows;
    final int columns;
    /** Floats between two rows. */
    final int stride;

    private Matrix(float[] values, int from, int rows, int columns, int stride) {
        if (from < 0 || from + rows * stride > values.length) {
            throw Fault.defect("a matrix of %d rows ends past its array".formatted(rows), null);
        }
        this.values = values;
        this.from = from;
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
    }

    static Matrix of(int rows, int columns) {
        return new Matrix(new float[rows * padded(columns)], 0, rows, columns, padded(columns));
    }

    /** A view on a part of an array. */
    static Matrix within(float[] values, int from, int rows, int columns) {
        return new Matrix(values, from, rows, columns, padded(columns));
    }

    /** So many rows of this one, beginning at a row. */
    Matrix part(int firstRow, int rowCount) {
        return new Matrix(values, from + firstRow * stride, rowCount, columns, stride);
    }

    /** Floats of the first rows, padding included. */
    int floats(int rowCount) {
        return rowCount * stride;
    }

    /** Zeroes the first rows. */
    void clear(int rowCount) {
        Arrays.fill(values, from, from + floats(rowCount), 0f);
    }

    /** Copies one row to a row of a matrix of the same width. */
    void copyRow(int row, Matrix target, int targetRow) {
        System.arraycopy(values, from + row * stride, target.values, target.from + targetRow * stride, stride);
    }

    static int padded(int columns) {
        return (columns + PAD - 1) / PAD * PAD;
    }
}
