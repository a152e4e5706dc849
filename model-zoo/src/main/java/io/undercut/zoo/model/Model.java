package io.undercut.zoo.model;

/** A trained model. Not safe for use by several threads at once. */
public interface Model extends AutoCloseable {
    /** Predictions that each row has. */
    int outputs();

    /**
     * Predicts for rows in raw units.
     *
     * @param features row-major, {@code rows × width} of the model's signature; NaN is unknown
     * @param lengths time steps of each row that are there, from the first; empty where all are
     * @param rows how many rows
     * @return row-major, {@code rows × outputs}, in the labels' units; probabilities where the label is a class
     */
    float[] predict(float[] features, int[] lengths, int rows);

    /** The same for rows that are there in full. */
    default float[] predict(float[] features, int rows) {
        return predict(features, new int[0], rows);
    }

    @Override
    void close();
}
