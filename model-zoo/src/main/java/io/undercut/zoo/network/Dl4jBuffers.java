package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.NetworkSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays for so many rows, allocated once and refilled. Sequences are in DL4J's shape: row, column, step. */
final class Dl4jBuffers {
    private final int rows;
    private final int steps;
    private final int labelledSteps;
    private final int columns;
    private final int width;
    private final int joined;
    private final int outputs;
    private final float[] features;
    private final float[] others;
    private final float[] labels;
    private final float[] masks;
    private final float[] labelMasks;
    private final INDArray inputs;
    private final INDArray beside;
    private final INDArray targets;
    private final INDArray inputMask;
    private final INDArray labelMask;

    Dl4jBuffers(NetworkSpec spec, int rows) {
        this.rows = rows;
        this.steps = spec.steps();
        this.labelledSteps = spec.labelledSteps();
        this.columns = spec.columns();
        this.width = spec.inputs();
        this.joined = spec.joined();
        this.outputs = spec.outputs();
        this.features = new float[rows * steps * columns];
        this.others = new float[rows * joined];
        this.labels = new float[rows * outputs * labelledSteps];
        this.masks = new float[rows * steps];
        this.labelMasks = new float[rows * labelledSteps];
        this.inputs = shaped(steps, columns);
        this.beside = joined == 0 ? null : shaped(1, joined);
        this.targets = shaped(labelledSteps, outputs);
        this.inputMask = Nd4j.create(DataType.FLOAT, rows, steps);
        this.labelMask = Nd4j.create(DataType.FLOAT, rows, labelledSteps);
    }

    private INDArray shaped(int ofSteps, int width) {
        return ofSteps == 1
                ? Nd4j.create(DataType.FLOAT, rows, width)
                : Nd4j.create(DataType.FLOAT, new long[] {rows, width, ofSteps}, 'c');
    }

    int rows() {
        return rows;
    }

    /** Copies rows in. */
    void fill(MiniBatch batch) {
        ExampleTable table = batch.table();
        int labelWidth = labelledSteps * outputs;
        for (int row = 0; row < rows; row++) {
            int example = batch.order()[batch.from() + row];
            turn(table.features(), example * width, features, row * steps * columns, steps, columns);
            System.arraycopy(table.features(), example * width + steps * columns, others, row * joined, joined);
            turn(table.labels(), example * labelWidth, labels, row * labelWidth, labelledSteps, outputs);
            refuseFractions(table.weight(example));
            int length = table.length(example, steps);
            for (int step = 0; step < steps; step++) {
                masks[row * steps + step] = step < length ? 1f : 0f;
            }
            for (int step = 0; step < labelledSteps; step++) {
                boolean counts = labelledSteps == 1 || step < length;
                labelMasks[row * labelledSteps + step] = counts ? table.weight(example) : 0f;
            }
        }
        inputs.data().asNioFloat().put(features);
        if (beside != null) {
            beside.data().asNioFloat().put(others);
        }
        targets.data().asNioFloat().put(labels);
        inputMask.data().asNioFloat().put(masks);
        labelMask.data().asNioFloat().put(labelMasks);
    }

    /** DL4J multiplies not the loss alone by its mask, but the last layer's sums too. */
    private static void refuseFractions(float weight) {
        if (weight != 0f && weight != 1f) {
            throw Fault.configuration(
                    "a row weighs " + weight + "; DL4J's step knows weights 0 and 1 only: choose --step fused");
        }
    }

    /** Step by step becomes column by column. */
    private static void turn(float[] source, int from, float[] target, int to, int steps, int width) {
        for (int step = 0; step < steps; step++) {
            for (int column = 0; column < width; column++) {
                target[to + column * steps + step] = source[from + step * width + column];
            }
        }
    }

    /** The rows, with their lengths where some are shorter. */
    Dl4jInputs inputs(boolean masked) {
        return new Dl4jInputs(inputs, beside, masked && steps > 1 ? inputMask : null);
    }

    INDArray targets() {
        return targets;
    }

    INDArray labelMask() {
        return labelMask;
    }

    /** The label, in DL4J's order. */
    float label(int at) {
        return labels[at];
    }

    /** What a row, or a step of it, counts. */
    float weight(int row, int step) {
        return labelMasks[row * labelledSteps + step];
    }
}
