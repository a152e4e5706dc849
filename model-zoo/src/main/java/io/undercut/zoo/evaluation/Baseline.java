package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.ExampleKey;

/** A naive predictor every model has to beat. Immutable; the same answer for the same question. */
public interface Baseline {
    /** Snake case, as it stands in metrics: {@code compound_slope}. */
    String name();

    /**
     * Predicts a label.
     *
     * @param key which car and lap
     * @param horizonLaps tire age since the stint's anchor laps, in laps
     * @return the prediction, in the label's unit
     */
    double predict(ExampleKey key, double horizonLaps);
}
