package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network that predicts by DL4J's step: raw features in, predictions in the labels' units out. */
final class NetworkModel implements Model {
    private final Dl4jNetwork network;
    private final Standardisation standardisation;
    private final int columns;
    private final int joined;
    private final int outputs;

    NetworkModel(Dl4jNetwork network, Standardisation standardisation) {
        this.network = network;
        this.columns = network.columns();
        this.joined = network.joined();
        this.outputs = network.outputs();
        this.standardisation = standardisation;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        int width = rows == 0 ? standardisation.inputs().size() : features.length / rows;
        int steps = (width - joined) / columns;
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
            return network.output(new Dl4jInputs(inputs, null, null))
                    .dup()
                    .data()
                    .asFloat();
        }
    }

    /** DL4J takes and gives sequences column by column. */
    private float[] sequences(float[] scaled, int[] lengths, int rows, int steps) {
        float[] values = new float[rows * steps * columns];
        float[] beside = new float[rows * joined];
        for (int row = 0; row < rows; row++) {
            int from = row * (steps * columns + joined);
            System.arraycopy(scaled, from, values, row * steps * columns, steps * columns);
            System.arraycopy(scaled, from + steps * columns, beside, row * joined, joined);
        }
        float[] masks = new float[rows * steps];
        for (int at = 0; at < masks.length; at++) {
            masks[at] = lengths.length == 0 || at % steps < lengths[at / steps] ? 1f : 0f;
        }
        INDArray inputs = Nd4j.create(turned(values, rows, steps, columns), new long[] {rows, columns, steps}, 'c');
        INDArray others = joined == 0 ? null : Nd4j.create(beside, new long[] {rows, joined}, 'c');
        INDArray mask = Nd4j.create(masks, new long[] {rows, steps}, 'c');
        INDArray output = network.output(new Dl4jInputs(inputs, others, mask)).dup('c');
        float[] predicted = output.data().asFloat();
        return output.rank() == 2 ? predicted : turned(predicted, rows, (int) output.size(1), steps);
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
