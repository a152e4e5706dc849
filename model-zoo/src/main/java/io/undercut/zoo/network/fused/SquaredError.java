package io.undercut.zoo.network.fused;

/** Mean over the outputs of the squared error, as DL4J's MSE. */
final class SquaredError implements OutputLoss {
    @Override
    public double derive(float[] sums, float[] targets, float[] deltas, int at, int columns) {
        float factor = 2f / columns;
        double total = 0;
        for (int place = at; place < at + columns; place++) {
            float error = sums[place] - targets[place];
            deltas[place] = factor * error;
            total += (double) error * error;
        }
        return total / columns;
    }

    @Override
    public void activate(float[] sums, int at, int columns) {
        // The sums are the prediction.
    }
}
