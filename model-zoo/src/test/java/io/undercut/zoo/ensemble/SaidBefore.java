package io.undercut.zoo.ensemble;

import io.undercut.zoo.model.Model;
import java.util.Arrays;

/** A model whose predictions of its rows are written down. */
record SaidBefore(int outputs, float... predictions) implements Model {
    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        return Arrays.copyOf(predictions, rows * outputs);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
