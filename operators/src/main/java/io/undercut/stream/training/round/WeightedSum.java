package io.undercut.stream.training.round;

/** The two operations of the combination tree, each rounded once a float: the order of calls is all that could change a bit. */
final class WeightedSum {
    private WeightedSum() {}

    /** A leaf: parameters times the samples behind them. */
    static float[] leaf(float[] values, double weight) {
        float[] weighted = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            weighted[at] = (float) (values[at] * weight);
        }
        return weighted;
    }

    /** An inner node. Adds into the left operand, which no one else holds. */
    static float[] add(float[] left, float[] right) {
        for (int at = 0; at < left.length; at++) {
            left[at] += right[at];
        }
        return left;
    }
}
