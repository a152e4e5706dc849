package io.undercut.zoo.example;

/**
 * A feature vector with its label. Equality is by identity of the array, as with any record that holds one; examples are told apart by
 * their key.
 *
 * @param key which car and lap
 * @param features the inputs in schema order, raw units; no NaN
 * @param label what is to be predicted, in the label's unit
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledExample(ExampleKey key, float[] features, float label) {}
