package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A trained network: raw features in, predictions in the label's unit out. */
final class NetworkModel implements Model {
    private final MultiLayerNetwork network;
    private final Standardisation standardisation;

    NetworkModel(MultiLayerNetwork network, Standardisation standardisation) {
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
        try (INDArray inputs = Nd4j.create(scaled, new long[] {rows, width}, 'c')) {
            float[] predicted = network.output(inputs, false).dup().data().asFloat();
            for (int row = 0; row < rows; row++) {
                predicted[row] = standardisation.label().invert(predicted[row]);
            }
            return predicted;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
