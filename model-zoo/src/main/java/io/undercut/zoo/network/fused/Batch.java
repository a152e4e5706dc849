package io.undercut.zoo.network.fused;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;

/** A portion of rows, gathered from a table into the layouts of the step. */
public final class Batch {
    private final Signal input;
    private final Signal beside;
    private final int width;
    private final Matrix targets;
    private final int labelledSteps;
    private final float[] weights;
    private final int[] lengths;

    Batch(Signal input, Signal beside, Signal output, int portion) {
        this.input = input;
        this.beside = beside;
        this.width = input.steps() * input.columns() + beside.columns();
        this.targets = Matrix.of(output.values().rows, output.columns());
        this.labelledSteps = output.steps();
        this.weights = new float[portion];
        this.lengths = new int[portion];
    }

    /** Takes rows with their labels. */
    Pass gather(
            ExampleTable table, int[] order, int first, Pass.Purpose purpose, int iteration, int batchFrom, int rows) {
        int labels = labelledSteps * targets.columns;
        if (table.labelWidth() != labels || table.width() != width) {
            throw Fault.data("rows of %d inputs and %d labels are not the network's: %d and %d"
                    .formatted(table.width(), table.labelWidth(), width, labels));
        }
        for (int row = 0; row < rows; row++) {
            int example = order[first + row];
            inputs(table.features(), example, row, rows);
            spread(table.labels(), example * labels, targets, labelledSteps, row, rows);
            weights[row] = table.weight(example);
            lengths[row] = table.length(example, input.steps());
        }
        return new Pass(purpose, iteration, first - batchFrom, rows, lengths);
    }

    /** Takes rows without labels, full length each where no lengths are given. */
    Pass gather(float[] features, int[] rowLengths, int first, int rows) {
        for (int row = 0; row < rows; row++) {
            inputs(features, first + row, row, rows);
            lengths[row] = rowLengths.length == 0 ? input.steps() : Math.min(input.steps(), rowLengths[first + row]);
        }
        return new Pass(Pass.Purpose.INFERENCE, 0, first, rows, lengths);
    }

    private void inputs(float[] features, int example, int row, int rows) {
        int from = example * width;
        spread(features, from, input.values(), input.steps(), row, rows);
        spread(features, from + input.steps() * input.columns(), beside.values(), 1, row, rows);
    }

    private static void spread(float[] source, int from, Matrix target, int steps, int row, int rows) {
        for (int step = 0; step < steps; step++) {
            int to = (step * rows + row) * target.stride;
            System.arraycopy(source, from + step * target.columns, target.values, to, target.columns);
        }
    }

    float[] targets() {
        return targets.values;
    }

    float weight(int row) {
        return weights[row];
    }
}
