package io.undercut.zoo.network.fused;

/** Turns a batch's gradients into new parameters. */
interface Updater {
    /**
     * Moves all parameters.
     *
     * @param gradients sums over the batch
     * @param rows samples of the batch
     * @param iteration steps done before this one
     */
    void update(float[] parameters, float[] gradients, int rows, int iteration);

    /** The state that goes with each parameter, in the order of DL4J's state vector. */
    java.util.List<float[]> state();
}
