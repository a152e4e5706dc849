package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.RowKey;

/** A naive predictor every model has to beat. Immutable; the same answer for the same question. */
public interface Baseline {
    /** Snake case, as it stands in metrics: {@code compound_slope}. */
    String name();

    /**
     * Predicts a row's labels.
     *
     * @param key which car and lap
     * @param features the inputs, in the order of the model's signature; NaN is unknown
     * @return the predictions, in the labels' units
     */
    double[] predict(RowKey key, float[] features);
}
