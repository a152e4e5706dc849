package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.RowKey;

/** Tires do not degrade: 0 everywhere. */
public record FlatBaseline() implements Baseline {
    @Override
    public String name() {
        return "flat";
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return new double[1];
    }
}
