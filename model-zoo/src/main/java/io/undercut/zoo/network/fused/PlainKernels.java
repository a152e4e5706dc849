package io.undercut.zoo.network.fused;

/** Plain loops, for JVMs without the vector module. Tiles of four by four accumulators keep the sums in registers. */
final class PlainKernels extends Kernels {
    private static final int TILE = 4;

    @Override
    void addProduct(Matrix left, Matrix right, Matrix sum, int rows) {
        add(left, left.stride, 1, right, left.columns, sum, rows);
    }

    @Override
    void addTransposedProduct(Matrix left, Matrix right, Matrix sum, int rows) {
        add(left, 1, left.stride, right, rows, sum, left.columns);
    }

    private static void add(Matrix left, int row, int step, Matrix right, int terms, Matrix sum, int rows) {
        for (int column = 0; column < sum.stride; column += TILE) {
            int at = 0;
            for (; at + TILE <= rows; at += TILE) {
                tile(left, at * row, row, step, right, column, terms, sum, at);
            }
            for (; at < rows; at++) {
                strip(left, at * row, step, right, column, terms, sum, at);
            }
        }
    }

    private static void tile(
            Matrix left, int from, int row, int step, Matrix right, int column, int terms, Matrix sum, int at) {
        float[] s = sum.values;
        int s0 = sum.from + at * sum.stride + column;
        int s1 = s0 + sum.stride;
        int s2 = s1 + sum.stride;
        int s3 = s2 + sum.stride;
        float c00 = s[s0];
        float c01 = s[s0 + 1];
        float c02 = s[s0 + 2];
        float c03 = s[s0 + 3];
        float c10 = s[s1];
        float c11 = s[s1 + 1];
        float c12 = s[s1 + 2];
        float c13 = s[s1 + 3];
        float c20 = s[s2];
        float c21 = s[s2 + 1];
        float c22 = s[s2 + 2];
        float c23 = s[s2 + 3];
        float c30 = s[s3];
        float c31 = s[s3 + 1];
        float c32 = s[s3 + 2];
        float c33 = s[s3 + 3];
        float[] a = left.values;
        float[] b = right.values;
        int p = left.from + from;
        int q = right.from + column;
        for (int term = 0; term < terms; term++, p += step, q += right.stride) {
            float b0 = b[q];
            float b1 = b[q + 1];
            float b2 = b[q + 2];
            float b3 = b[q + 3];
            float a0 = a[p];
            c00 = Math.fma(a0, b0, c00);
            c01 = Math.fma(a0, b1, c01);
            c02 = Math.fma(a0, b2, c02);
            c03 = Math.fma(a0, b3, c03);
            float a1 = a[p + row];
            c10 = Math.fma(a1, b0, c10);
            c11 = Math.fma(a1, b1, c11);
            c12 = Math.fma(a1, b2, c12);
            c13 = Math.fma(a1, b3, c13);
            float a2 = a[p + 2 * row];
            c20 = Math.fma(a2, b0, c20);
            c21 = Math.fma(a2, b1, c21);
            c22 = Math.fma(a2, b2, c22);
            c23 = Math.fma(a2, b3, c23);
            float a3 = a[p + 3 * row];
            c30 = Math.fma(a3, b0, c30);
            c31 = Math.fma(a3, b1, c31);
            c32 = Math.fma(a3, b2, c32);
            c33 = Math.fma(a3, b3, c33);
        }
        s[s0] = c00;
        s[s0 + 1] = c01;
        s[s0 + 2] = c02;
        s[s0 + 3] = c03;
        s[s1] = c10;
        s[s1 + 1] = c11;
        s[s1 + 2] = c12;
        s[s1 + 3] = c13;
        s[s2] = c20;
        s[s2 + 1] = c21;
        s[s2 + 2] = c22;
        s[s2 + 3] = c23;
        s[s3] = c30;
        s[s3 + 1] = c31;
        s[s3 + 2] = c32;
        s[s3 + 3] = c33;
    }

    private static void strip(
            Matrix left, int from, int step, Matrix right, int column, int terms, Matrix sum, int at) {
        float[] s = sum.values;
        int s0 = sum.from + at * sum.stride + column;
        float c0 = s[s0];
        float c1 = s[s0 + 1];
        float c2 = s[s0 + 2];
        float c3 = s[s0 + 3];
        float[] a = left.values;
        float[] b = right.values;
        int p = left.from + from;
        int q = right.from + column;
        for (int term = 0; term < terms; term++, p += step, q += right.stride) {
            c0 = Math.fma(a[p], b[q], c0);
            c1 = Math.fma(a[p], b[q + 1], c1);
            c2 = Math.fma(a[p], b[q + 2], c2);
            c3 = Math.fma(a[p], b[q + 3], c3);
        }
        s[s0] = c0;
        s[s0 + 1] = c1;
        s[s0 + 2] = c2;
        s[s0 + 3] = c3;
    }

    @Override
    void addRows(Matrix values, Matrix sum, int rows) {
        for (int row = 0; row < rows; row++) {
            int from = values.from + row * values.stride;
            for (int column = 0; column < sum.stride; column++) {
                sum.values[sum.from + column] += values.values[from + column];
            }
        }
    }

    @Override
    void apply(Transfer transfer, float[] values, int from, int to) {
        switch (transfer) {
            case IDENTITY -> {}
            case RELU -> {
                for (int at = from; at < to; at++) {
                    values[at] = values[at] < 0f ? 0f : values[at];
                }
            }
            case TANH -> {
                for (int at = from; at < to; at++) {
                    values[at] = Elementary.tanh(values[at]);
                }
            }
            case SIGMOID -> {
                for (int at = from; at < to; at++) {
                    values[at] = Elementary.sigmoid(values[at]);
                }
            }
            case SOFTPLUS -> {
                for (int at = from; at < to; at++) {
                    values[at] = Elementary.softplus(values[at]);
                }
            }
        }
    }

    @Override
    void applyDerivative(Transfer transfer, float[] results, float[] deltas, int from, int to) {
        switch (transfer) {
            case IDENTITY -> {}
            case RELU -> {
                for (int at = from; at < to; at++) {
                    deltas[at] = results[at] > 0f ? deltas[at] : 0f;
                }
            }
            case TANH -> {
                for (int at = from; at < to; at++) {
                    deltas[at] *= Math.fma(-results[at], results[at], 1f);
                }
            }
            case SIGMOID -> {
                for (int at = from; at < to; at++) {
                    deltas[at] *= Math.fma(-results[at], results[at], results[at]);
                }
            }
            case SOFTPLUS -> {
                for (int at = from; at < to; at++) {
                    deltas[at] *= 1f - Elementary.exp(-results[at]);
                }
            }
        }
    }

    @Override
    void adam(
            AdamRates rates,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] first,
            float[] second) {
        PlainUpdates.adam(rates, penalties, block, parameters, gradients, first, second);
    }

    @Override
    void momentum(
            float momentum,
            float rate,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] velocity) {
        PlainUpdates.momentum(momentum, rate, penalties, block, parameters, gradients, velocity);
    }

    @Override
    void lstmForward(LstmMemory memory, int first, int rows) {
        PlainLstm.forward(memory, first, rows);
    }

    @Override
    void lstmBackward(LstmMemory memory, int first, int rows) {
        PlainLstm.backward(memory, first, rows);
    }
}
