package io.undercut.zoo.network.fused;

/**
 * What flows between two layers: values forward, the loss's derivatives backward.
 *
 * @param values one row a sample
 * @param deltas derivatives of the summed loss; no rows where nobody asks, before the first layer
 */
record Signal(Matrix values, Matrix deltas) {
    static Signal of(int rows, int columns) {
        return new Signal(Matrix.of(rows, columns), Matrix.of(rows, columns));
    }

    static Signal ofInputs(int rows, int columns) {
        return new Signal(Matrix.of(rows, columns), Matrix.of(0, columns));
    }

    boolean wantsDeltas() {
        return deltas.rows > 0;
    }
}
