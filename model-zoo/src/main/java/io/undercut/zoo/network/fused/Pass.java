package io.undercut.zoo.network.fused;

/**
 * What layers must know of the rows they work on.
 *
 * @param purpose what for
 * @param iteration steps done before
 * @param firstRow place of the first row in its batch: noise depends on it, and not on how a batch is cut up
 * @param rows how many rows
 * @param lengths time steps each of these rows has
 */
@SuppressWarnings("ArrayRecordComponent")
record Pass(Purpose purpose, int iteration, int firstRow, int rows, int[] lengths) {
    /** What a pass is for. */
    enum Purpose {
        TRAINING,
        /** Without noise. */
        INFERENCE
    }
}
