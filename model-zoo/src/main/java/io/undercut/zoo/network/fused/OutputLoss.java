package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.NetworkSpec;

/** A loss over the last layer's sums, before the output's activation: what makes the derivatives simple and exact. */
interface OutputLoss {
    /**
     * Writes the derivatives of the rows' summed loss.
     *
     * @param sums the last layer's result, one row a sample
     * @param targets as many columns as {@code sums}
     * @param deltas where the derivatives go
     */
    void derive(Matrix sums, Matrix targets, Matrix deltas, int rows);

    /** The rows' summed loss, added in double in the order of rows. */
    double sum(Matrix sums, Matrix targets, int rows);

    static OutputLoss of(NetworkSpec.Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> new SquaredError();
            case ABSOLUTE_ERROR -> new AbsoluteError();
        };
    }
}
