package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;

/** A loss of one output, from what the network predicts. */
final class PredictionLoss {
    /** Keeps logarithms finite; DL4J clips probabilities there too. */
    private static final double SMALLEST = 1e-10;

    private PredictionLoss() {}

    /**
     * The part of one output in a row's loss.
     *
     * @param outputs of the row
     */
    static double of(NetworkSpec.Loss loss, float predicted, float label, int outputs) {
        double error = predicted - label;
        return switch (loss) {
            case SQUARED_ERROR -> error * error / outputs;
            case ABSOLUTE_ERROR -> Math.abs(error) / outputs;
            case BINARY_CROSS_ENTROPY -> -label * logarithm(predicted) - (1.0 - label) * logarithm(1.0 - predicted);
            case CROSS_ENTROPY -> -label * logarithm(predicted);
        };
    }

    private static double logarithm(double probability) {
        return StrictMath.log(Math.max(SMALLEST, probability));
    }
}
