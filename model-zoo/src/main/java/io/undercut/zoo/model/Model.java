package io.undercut.zoo.model;

/** A trained model. Not safe for use by several threads at once. */
public interface Model extends AutoCloseable {
    /**
     * Predicts for rows in raw units.
     *
     * @param features row-major, {@code rows × width} of the model's signature
     * @param rows how many rows
     * @return one prediction a row, in the label's unit
     */
    float[] predict(float[] features, int rows);

    @Override
    void close();
}
