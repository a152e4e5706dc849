package io.undercut.zoo.network.fused;

/** Mean over the outputs of the absolute error, as DL4J's MAE. */
final class AbsoluteError implements OutputLoss {
    @Override
    public double derive(float[] sums, float[] targets, float[] deltas, int at, int columns) {
        float factor = 1f / columns;
        double total = 0;
        for (int place = at; place < at + columns; place++) {
            float error = sums[place] - targets[place];
            deltas[place] = factor * Math.signum(error);
            total += Math.abs(error);
        }
        return total / columns;
    }

    @Override
    public void activate(float[] sums, int at, int columns) {
        // The sums are the prediction.
    }
}
