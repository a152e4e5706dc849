package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.network.fused.FusedNetwork;

/** A network that predicts by the fused step: the same bits on every processor. */
final class FusedModel implements Model {
    private final FusedNetwork network;
    private final Standardisation standardisation;

    FusedModel(FusedNetwork network, Standardisation standardisation) {
        this.network = network;
        this.standardisation = standardisation;
    }

    @Override
    public float[] predict(float[] features, int rows) {
        int width = standardisation.inputs().size();
        float[] scaled = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            standardisation.apply(features, row * width, scaled, row * width);
        }
        float[] predicted = network.predict(scaled, rows);
        for (int at = 0; at < predicted.length; at++) {
            predicted[at] = standardisation.label().invert(predicted[at]);
        }
        return predicted;
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
