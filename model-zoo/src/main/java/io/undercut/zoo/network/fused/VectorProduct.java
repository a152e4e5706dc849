package io.undercut.zoo.network.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code sum[i][j] += Σₖ a(i, k) · b[k][j]}, where {@code a(i, k)} is {@code values[from + i · row + k · step]}. Each tile keeps a few rows
 * by a few vectors of sums in registers; whatever the tile, an element is one accumulator and its terms come in the order of k. Belongs to
 * one thread.
 */
final class VectorProduct {
    private static final VectorSpecies<Float> LANES = VectorKernels.LANES;
    private static final int STEP = LANES.length();
    private static final int ROWS = 4;
    private static final int TALL = 8;
    /** Vectors of a wide tile: sixteen sums where there are 32 registers, eight where there are 16. */
    private static final int WIDE = STEP >= 16 ? 4 : 2;

    private static final int PANEL = WIDE * STEP;
    /** Terms of a panel that stays in the first-level cache while all rows pass over it: 32 KB with the widest vectors. */
    private static final int DEEP = 128;
    /** Floats of a right matrix that stays there by itself. */
    private static final int SMALL = 8192;

    /** Copied, because rows a power of two apart would push each other out of the cache. */
    private final float[] panel = new float[DEEP * PANEL];

    void add(Matrix left, int row, int step, Matrix right, int terms, Matrix sum, int rows) {
        boolean small = terms * right.stride <= SMALL;
        int column = 0;
        for (; column + PANEL <= sum.stride; column += PANEL) {
            int from = right.from + column;
            int to = sum.from + column;
            if (small || rows < TALL) {
                wide(left.values, left.from, row, step, right.values, from, right.stride, terms, sum, to, rows);
                continue;
            }
            for (int term = 0; term < terms; term += DEEP) {
                int deep = Math.min(DEEP, terms - term);
                copy(right.values, from + term * right.stride, right.stride, deep);
                wide(left.values, left.from + term * step, row, step, panel, 0, PANEL, deep, sum, to, rows);
            }
        }
        for (; column < sum.stride; column += STEP) {
            narrow(left, row, step, right, terms, sum, rows, column);
        }
    }

    private void copy(float[] right, int from, int stride, int terms) {
        int source = from;
        for (int to = 0; to < terms * PANEL; to += PANEL) {
            for (int at = 0; at < PANEL; at += STEP) {
                FloatVector.fromArray(LANES, right, source + at).intoArray(panel, to + at);
            }
            source += stride;
        }
    }

    private static void wide(
            float[] a,
            int from,
            int row,
            int step,
            float[] b,
            int down,
            int stride,
            int terms,
            Matrix sum,
            int to,
            int rows) {
        float[] s = sum.values;
        int at = 0;
        for (; at + ROWS <= rows; at += ROWS) {
            int first = from + at * row;
            int target = to + at * sum.stride;
            if (WIDE == 4) {
                fourByFour(a, first, row, step, b, down, stride, terms, s, target, sum.stride);
            } else {
                fourByTwo(a, first, row, step, b, down, stride, terms, s, target, sum.stride);
            }
        }
        for (; at < rows; at++) {
            int first = from + at * row;
            int target = to + at * sum.stride;
            for (int shift = 0; shift < PANEL; shift += 2 * STEP) {
                oneByTwo(a, first, step, b, down + shift, stride, terms, s, target + shift);
            }
        }
    }

    private static void narrow(
            Matrix left, int row, int step, Matrix right, int terms, Matrix sum, int rows, int column) {
        float[] a = left.values;
        float[] b = right.values;
        float[] s = sum.values;
        int from = left.from;
        int to = sum.from + column;
        int down = right.from + column;
        int at = 0;
        for (; at + TALL <= rows; at += TALL) {
            eightByOne(
                    a, from + at * row, row, step, b, down, right.stride, terms, s, to + at * sum.stride, sum.stride);
        }
        for (; at < rows; at++) {
            oneByOne(a, from + at * row, step, b, down, right.stride, terms, s, to + at * sum.stride);
        }
    }

    private static void fourByFour(
            float[] a,
            int from,
            int row,
            int step,
            float[] b,
            int right,
            int stride,
            int terms,
            float[] s,
            int to,
            int wide) {
        FloatVector c00 = FloatVector.fromArray(LANES, s, to);
        FloatVector c01 = FloatVector.fromArray(LANES, s, to + STEP);
        FloatVector c02 = FloatVector.fromArray(LANES, s, to + 2 * STEP);
        FloatVector c03 = FloatVector.fromArray(LANES, s, to + 3 * STEP);
        FloatVector c10 = FloatVector.fromArray(LANES, s, to + wide);
        FloatVector c11 = FloatVector.fromArray(LANES, s, to + wide + STEP);
        FloatVector c12 = FloatVector.fromArray(LANES, s, to + wide + 2 * STEP);
        FloatVector c13 = FloatVector.fromArray(LANES, s, to + wide + 3 * STEP);
        FloatVector c20 = FloatVector.fromArray(LANES, s, to + 2 * wide);
        FloatVector c21 = FloatVector.fromArray(LANES, s, to + 2 * wide + STEP);
        FloatVector c22 = FloatVector.fromArray(LANES, s, to + 2 * wide + 2 * STEP);
        FloatVector c23 = FloatVector.fromArray(LANES, s, to + 2 * wide + 3 * STEP);
        FloatVector c30 = FloatVector.fromArray(LANES, s, to + 3 * wide);
        FloatVector c31 = FloatVector.fromArray(LANES, s, to + 3 * wide + STEP);
        FloatVector c32 = FloatVector.fromArray(LANES, s, to + 3 * wide + 2 * STEP);
        FloatVector c33 = FloatVector.fromArray(LANES, s, to + 3 * wide + 3 * STEP);
        int p = from;
        int q = right;
        for (int term = 0; term < terms; term++, p += step, q += stride) {
            FloatVector b0 = FloatVector.fromArray(LANES, b, q);
            FloatVector b1 = FloatVector.fromArray(LANES, b, q + STEP);
            FloatVector b2 = FloatVector.fromArray(LANES, b, q + 2 * STEP);
            FloatVector b3 = FloatVector.fromArray(LANES, b, q + 3 * STEP);
            FloatVector a0 = FloatVector.broadcast(LANES, a[p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(LANES, a[p + row]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(LANES, a[p + 2 * row]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(LANES, a[p + 3 * row]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
        }
        c00.intoArray(s, to);
        c01.intoArray(s, to + STEP);
        c02.intoArray(s, to + 2 * STEP);
        c03.intoArray(s, to + 3 * STEP);
        c10.intoArray(s, to + wide);
        c11.intoArray(s, to + wide + STEP);
        c12.intoArray(s, to + wide + 2 * STEP);
        c13.intoArray(s, to + wide + 3 * STEP);
        c20.intoArray(s, to + 2 * wide);
        c21.intoArray(s, to + 2 * wide + STEP);
        c22.intoArray(s, to + 2 * wide + 2 * STEP);
        c23.intoArray(s, to + 2 * wide + 3 * STEP);
        c30.intoArray(s, to + 3 * wide);
        c31.intoArray(s, to + 3 * wide + STEP);
        c32.intoArray(s, to + 3 * wide + 2 * STEP);
        c33.intoArray(s, to + 3 * wide + 3 * STEP);
    }

    private static void fourByTwo(
            float[] a,
            int from,
            int row,
            int step,
            float[] b,
            int right,
            int stride,
            int terms,
            float[] s,
            int to,
            int wide) {
        FloatVector c00 = FloatVector.fromArray(LANES, s, to);
        FloatVector c01 = FloatVector.fromArray(LANES, s, to + STEP);
        FloatVector c10 = FloatVector.fromArray(LANES, s, to + wide);
        FloatVector c11 = FloatVector.fromArray(LANES, s, to + wide + STEP);
        FloatVector c20 = FloatVector.fromArray(LANES, s, to + 2 * wide);
        FloatVector c21 = FloatVector.fromArray(LANES, s, to + 2 * wide + STEP);
        FloatVector c30 = FloatVector.fromArray(LANES, s, to + 3 * wide);
        FloatVector c31 = FloatVector.fromArray(LANES, s, to + 3 * wide + STEP);
        int p = from;
        int q = right;
        for (int term = 0; term < terms; term++, p += step, q += stride) {
            FloatVector b0 = FloatVector.fromArray(LANES, b, q);
            FloatVector b1 = FloatVector.fromArray(LANES, b, q + STEP);
            FloatVector a0 = FloatVector.broadcast(LANES, a[p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(LANES, a[p + row]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(LANES, a[p + 2 * row]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(LANES, a[p + 3 * row]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        c00.intoArray(s, to);
        c01.intoArray(s, to + STEP);
        c10.intoArray(s, to + wide);
        c11.intoArray(s, to + wide + STEP);
        c20.intoArray(s, to + 2 * wide);
        c21.intoArray(s, to + 2 * wide + STEP);
        c30.intoArray(s, to + 3 * wide);
        c31.intoArray(s, to + 3 * wide + STEP);
    }

    private static void eightByOne(
            float[] a,
            int from,
            int row,
            int step,
            float[] b,
            int right,
            int stride,
            int terms,
            float[] s,
            int to,
            int wide) {
        FloatVector c00 = FloatVector.fromArray(LANES, s, to);
        FloatVector c10 = FloatVector.fromArray(LANES, s, to + wide);
        FloatVector c20 = FloatVector.fromArray(LANES, s, to + 2 * wide);
        FloatVector c30 = FloatVector.fromArray(LANES, s, to + 3 * wide);
        FloatVector c40 = FloatVector.fromArray(LANES, s, to + 4 * wide);
        FloatVector c50 = FloatVector.fromArray(LANES, s, to + 5 * wide);
        FloatVector c60 = FloatVector.fromArray(LANES, s, to + 6 * wide);
        FloatVector c70 = FloatVector.fromArray(LANES, s, to + 7 * wide);
        int p = from;
        int q = right;
        for (int term = 0; term < terms; term++, p += step, q += stride) {
            FloatVector b0 = FloatVector.fromArray(LANES, b, q);
            FloatVector a0 = FloatVector.broadcast(LANES, a[p]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(LANES, a[p + row]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(LANES, a[p + 2 * row]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(LANES, a[p + 3 * row]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(LANES, a[p + 4 * row]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(LANES, a[p + 5 * row]);
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(LANES, a[p + 6 * row]);
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(LANES, a[p + 7 * row]);
            c70 = a7.fma(b0, c70);
        }
        c00.intoArray(s, to);
        c10.intoArray(s, to + wide);
        c20.intoArray(s, to + 2 * wide);
        c30.intoArray(s, to + 3 * wide);
        c40.intoArray(s, to + 4 * wide);
        c50.intoArray(s, to + 5 * wide);
        c60.intoArray(s, to + 6 * wide);
        c70.intoArray(s, to + 7 * wide);
    }

    private static void oneByTwo(
            float[] a, int from, int step, float[] b, int right, int stride, int terms, float[] s, int to) {
        FloatVector c0 = FloatVector.fromArray(LANES, s, to);
        FloatVector c1 = FloatVector.fromArray(LANES, s, to + STEP);
        int p = from;
        int q = right;
        for (int term = 0; term < terms; term++, p += step, q += stride) {
            FloatVector a0 = FloatVector.broadcast(LANES, a[p]);
            c0 = a0.fma(FloatVector.fromArray(LANES, b, q), c0);
            c1 = a0.fma(FloatVector.fromArray(LANES, b, q + STEP), c1);
        }
        c0.intoArray(s, to);
        c1.intoArray(s, to + STEP);
    }

    private static void oneByOne(
            float[] a, int from, int step, float[] b, int right, int stride, int terms, float[] s, int to) {
        FloatVector c = FloatVector.fromArray(LANES, s, to);
        int p = from;
        int q = right;
        for (int term = 0; term < terms; term++, p += step, q += stride) {
            c = FloatVector.broadcast(LANES, a[p]).fma(FloatVector.fromArray(LANES, b, q), c);
        }
        c.intoArray(s, to);
    }
}
