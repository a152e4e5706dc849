package io.undercut.zoo.network.fused;

/** Mean over the outputs of the absolute error, as DL4J's MAE. */
final class AbsoluteError implements OutputLoss {
    @Override
    public void derive(Matrix sums, Matrix targets, Matrix deltas, int rows) {
        float factor = 1f / sums.columns;
        for (int row = 0; row < rows; row++) {
            int at = row * sums.stride;
            for (int end = at + sums.columns; at < end; at++) {
                deltas.values[at] = factor * Math.signum(sums.values[at] - targets.values[at]);
            }
        }
    }

    @Override
    public double sum(Matrix sums, Matrix targets, int rows) {
        double total = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * sums.stride;
            for (int end = at + sums.columns; at < end; at++) {
                total += Math.abs(sums.values[at] - targets.values[at]);
            }
        }
        return total / sums.columns;
    }
}
