package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network that predicts by DL4J's step: raw features in, predictions in the labels' units out. */
final class NetworkModel implements Model {
    private final MultiLayerNetwork network;
    private final Standardisation standardisation;

    NetworkModel(MultiLayerNetwork network, Standardisation standardisation) {
        this.network = network;
        this.standardisation = standardisation;
    }

    @Override
    public int outputs() {
        return network.layerSize(network.getnLayers() - 1);
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        int columns = standardisation.inputs().size();
        int width = rows == 0 ? columns : features.length / rows;
        int steps = width / columns;
        float[] scaled = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            standardisation.apply(features, row * width, scaled, row * width, width);
        }
        float[] predicted = steps == 1 ? rowByRow(scaled, rows, width) : sequences(scaled, lengths, rows, steps);
        standardisation.invert(predicted);
        return predicted;
    }

    private float[] rowByRow(float[] scaled, int rows, int width) {
        try (INDArray inputs = Nd4j.create(scaled, new long[] {rows, width}, 'c')) {
            return network.output(inputs, false).dup().data().asFloat();
        }
    }

    /** DL4J takes and gives sequences column by column. */
    private float[] sequences(float[] scaled, int[] lengths, int rows, int steps) {
        int columns = scaled.length / (rows * steps);
        float[] turned = turned(scaled, rows, steps, columns);
        float[] masks = new float[rows * steps];
        for (int at = 0; at < masks.length; at++) {
            masks[at] = lengths.length == 0 || at % steps < lengths[at / steps] ? 1f : 0f;
        }
        try (INDArray inputs = Nd4j.create(turned, new long[] {rows, columns, steps}, 'c');
                INDArray mask = Nd4j.create(masks, new long[] {rows, steps}, 'c')) {
            INDArray output = network.output(inputs, false, mask, null).dup('c');
            float[] predicted = output.data().asFloat();
            return output.rank() == 2 ? predicted : turned(predicted, rows, (int) output.size(1), steps);
        }
    }

    /** Each row's matrix of so many lines, transposed. */
    private static float[] turned(float[] source, int rows, int lines, int width) {
        float[] target = new float[source.length];
        for (int row = 0; row < rows; row++) {
            int first = row * lines * width;
            for (int line = 0; line < lines; line++) {
                for (int column = 0; column < width; column++) {
                    target[first + column * lines + line] = source[first + line * width + column];
                }
            }
        }
        return target;
    }

    @Override
    public void close() {
        network.close();
    }
}
