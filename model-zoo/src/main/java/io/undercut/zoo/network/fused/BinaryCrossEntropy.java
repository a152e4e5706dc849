package io.undercut.zoo.network.fused;

/**
 * Cross entropy of independent probabilities, by the logistic function, summed over the outputs. DL4J clips probabilities to 1e-5 from the
 * ends, where its derivative fades; here it stays {@code p − y}.
 */
final class BinaryCrossEntropy implements OutputLoss {
    @Override
    public double derive(float[] sums, float[] targets, float[] deltas, int at, int columns) {
        double total = 0;
        for (int place = at; place < at + columns; place++) {
            deltas[place] = Elementary.sigmoid(sums[place]) - targets[place];
            total += Elementary.softplus(sums[place]) - (double) targets[place] * sums[place];
        }
        return total;
    }

    @Override
    public void activate(float[] sums, int at, int columns) {
        for (int place = at; place < at + columns; place++) {
            sums[place] = Elementary.sigmoid(sums[place]);
        }
    }
}
