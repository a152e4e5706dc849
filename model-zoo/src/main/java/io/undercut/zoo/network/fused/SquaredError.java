package io.undercut.zoo.network.fused;

/** Mean over the outputs of the squared error, as DL4J's MSE. */
final class SquaredError implements OutputLoss {
    @Override
    public void derive(Matrix sums, Matrix targets, Matrix deltas, int rows) {
        float factor = 2f / sums.columns;
        for (int row = 0; row < rows; row++) {
            int at = row * sums.stride;
            for (int end = at + sums.columns; at < end; at++) {
                deltas.values[at] = factor * (sums.values[at] - targets.values[at]);
            }
        }
    }

    @Override
    public double sum(Matrix sums, Matrix targets, int rows) {
        double total = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * sums.stride;
            for (int end = at + sums.columns; at < end; at++) {
                double error = sums.values[at] - targets.values[at];
                total += error * error;
            }
        }
        return total / sums.columns;
    }
}
