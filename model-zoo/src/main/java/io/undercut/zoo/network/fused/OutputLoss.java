package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.NetworkSpec;

/** A loss over the last layer's sums, before the output's activation: what makes the derivatives simple and exact. */
interface OutputLoss {
    /**
     * The loss of one row.
     *
     * @param sums the last layer's sums, from {@code at}
     * @param targets the label, from {@code at} too
     * @param deltas where the derivatives by the sums go, from {@code at}
     * @param columns of the label
     */
    double derive(float[] sums, float[] targets, float[] deltas, int at, int columns);

    /** Turns one row of sums into what the network predicts. */
    void activate(float[] sums, int at, int columns);

    static OutputLoss of(NetworkSpec.Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> new SquaredError();
            case ABSOLUTE_ERROR -> new AbsoluteError();
            case BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy();
            case CROSS_ENTROPY -> new CrossEntropy();
        };
    }
}
