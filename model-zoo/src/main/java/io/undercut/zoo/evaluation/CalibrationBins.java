package io.undercut.zoo.evaluation;

/**
 * Sums of a reliability diagram of fifteen bins of equal width (Guo et al., 2017, "On calibration of modern neural networks", eq. 3). A bin
 * holds its upper edge.
 */
final class CalibrationBins {
    private static final int BINS = 15;

    private CalibrationBins() {}

    /** Sums of no row: all weights, and of each bin what the predictions exceed the truth by. */
    static double[] none() {
        return new double[1 + BINS];
    }

    /**
     * Adds a row.
     *
     * @param confidence the predicted probability
     * @param truth 1 where it came true, else 0
     */
    static void add(double confidence, double truth, double weight, double[] sums) {
        int bin = (int) Math.ceil(confidence * BINS) - 1;
        sums[0] += weight;
        sums[1 + Math.min(Math.max(bin, 0), BINS - 1)] += weight * (confidence - truth);
    }

    /** The mean over rows of how far their bin's mean confidence is from how often it came true; within 0 … 1. */
    static double error(double[] sums) {
        double error = 0;
        for (int bin = 1; bin < sums.length; bin++) {
            error += Math.abs(sums[bin]);
        }
        return error / sums[0];
    }
}
