package io.undercut.zoo.example;

/**
 * A feature vector with its labels. Equality is by identity of the arrays, as with any record that holds one; examples are told apart by
 * their key.
 *
 * @param key which car and lap
 * @param features the inputs in schema order, raw units; NaN is unknown
 * @param labels what is to be predicted, as the network gives it: numbers in their units, or one column a class, 1 for the true one
 * @param weight how much the example counts, 0 or more
 * @param length time steps that are there, from the first; as many as the model has where the example has no steps of its own
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledExample(RowKey key, float[] features, float[] labels, float weight, int length) {
    /** An example of one label that counts one and is there in full. */
    public LabelledExample(RowKey key, float[] features, float label) {
        this(key, features, new float[] {label}, 1, Integer.MAX_VALUE);
    }

    /** The first label. */
    public float label() {
        return labels[0];
    }
}
