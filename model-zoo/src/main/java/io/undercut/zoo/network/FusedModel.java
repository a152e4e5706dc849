package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.fused.FusedNetwork;

/** A network that predicts by the fused step: the same bits on every processor. */
final class FusedModel implements Model {
    private final NetworkSpec spec;
    private final FusedNetwork network;
    private final Standardisation standardisation;

    FusedModel(NetworkSpec spec, FusedNetwork network, Standardisation standardisation) {
        this.spec = spec;
        this.network = network;
        this.standardisation = standardisation;
    }

    @Override
    public int outputs() {
        return spec.outputs() * spec.labelledSteps();
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        int width = spec.inputs();
        float[] scaled = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            standardisation.apply(features, row * width, scaled, row * width, width);
        }
        float[] predicted = network.predict(scaled, lengths, rows);
        standardisation.invert(predicted);
        return predicted;
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
