package io.undercut.zoo.network.fused;

/** The arithmetic of the step, on padded rows. Every implementation gives the same bits, NaN payloads apart. Belongs to one thread. */
abstract class Kernels {
    /** {@code sum += left · right} for the first rows of {@code left} and {@code sum}; terms in the order of right's rows. */
    abstract void addProduct(Matrix left, Matrix right, Matrix sum, int rows);

    /** {@code sum += leftᵀ · right} over the first rows of both; terms in the order of those rows. */
    abstract void addTransposedProduct(Matrix left, Matrix right, Matrix sum, int rows);

    /** Adds the first rows of a matrix to the one row of {@code sum}, top to bottom. */
    abstract void addRows(Matrix values, Matrix sum, int rows);

    /** Applies a function in place to {@code values[from … to)}. */
    abstract void apply(Transfer transfer, float[] values, int from, int to);

    /** Multiplies deltas by the function's derivative, which is known from the function's result. */
    abstract void applyDerivative(Transfer transfer, float[] results, float[] deltas, int from, int to);

    /** One step of Adam on a block of parameters; its gradients are used up. */
    abstract void adam(
            AdamRates rates,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] first,
            float[] second);

    /** One step of Nesterov's momentum on a block: {@code v' = μv − rate · g, w += (1 + μ)v' − μv}; its gradients are used up. */
    abstract void momentum(
            float momentum,
            float rate,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] velocity);

    /** From the gates' sums in some rows to the outputs, given the state of {@code rows} rows before. */
    abstract void lstmForward(LstmMemory memory, int first, int rows);

    /** From the outputs' deltas in some rows to those of the gates' sums; passes on the cells' in {@code carried}. */
    abstract void lstmBackward(LstmMemory memory, int first, int rows);

    /** Writes one row into each of the first rows of a matrix. */
    static void spread(Matrix row, Matrix target, int rows) {
        for (int at = 0; at < rows; at++) {
            System.arraycopy(row.values, row.from, target.values, target.from + at * target.stride, target.stride);
        }
    }

    /** {@code target = sourceᵀ}, in square tiles that stay in the first-level cache. */
    static void transpose(Matrix source, Matrix target) {
        for (int row = 0; row < source.rows; row += Matrix.PAD) {
            int lastRow = Math.min(row + Matrix.PAD, source.rows);
            for (int column = 0; column < source.columns; column += Matrix.PAD) {
                transposeTile(source, target, row, lastRow, column, Math.min(column + Matrix.PAD, source.columns));
            }
        }
    }

    private static void transposeTile(Matrix source, Matrix target, int row, int lastRow, int column, int lastColumn) {
        float[] in = source.values;
        float[] out = target.values;
        for (int c = column; c < lastColumn; c++) {
            int to = target.from + c * target.stride;
            int at = source.from + row * source.stride + c;
            for (int r = row; r < lastRow; r++, at += source.stride) {
                out[to + r] = in[at];
            }
        }
    }
}
