package io.undercut.zoo.network.fused;

/**
 * What flows between two layers: values forward, the loss's derivatives backward. Rows lie step by step: row r of step t of n rows is at
 * {@code t · n + r}, so that all steps go through one product.
 *
 * @param values one row a sample and step
 * @param deltas derivatives of the summed loss; no rows where nobody asks, before the first layer
 * @param steps time steps; 1 where there is no time
 */
record Signal(Matrix values, Matrix deltas, int steps) {
    static Signal of(int rows, int steps, int columns) {
        return new Signal(Matrix.of(rows * steps, columns), Matrix.of(rows * steps, columns), steps);
    }

    static Signal ofInputs(int rows, int steps, int columns) {
        return new Signal(Matrix.of(rows * steps, columns), Matrix.of(0, columns), steps);
    }

    boolean wantsDeltas() {
        return deltas.rows > 0;
    }

    int columns() {
        return values.columns;
    }
}
