package io.undercut.job.report;

/**
 * What charts call what they draw.
 *
 * @param across the horizontal axis of the heat map
 * @param up its vertical axis
 * @param spread the axis of the histogram
 * @param bars whose figures the bars of slices are
 */
record ChartWords(String across, String up, String spread, String bars) {
    /** A model beside what came. */
    static final ChartWords MODEL_AND_TRUTH = new ChartWords("true", "predicted", "predicted − true", "model");

    /**
     * Two versions.
     *
     * @param what is predicted, in words
     */
    static ChartWords ofVersions(String a, String b, String what) {
        return new ChartWords(what + " by " + a, what + " by " + b, b + " − " + a, b);
    }
}
