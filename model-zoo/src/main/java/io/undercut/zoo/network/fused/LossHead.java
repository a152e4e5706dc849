package io.undercut.zoo.network.fused;

import java.util.Arrays;

/** The loss over the rows of a batch: each row with its weight, each labelled step within the row's length. */
final class LossHead {
    private final OutputLoss loss;
    private final Signal output;

    LossHead(OutputLoss loss, Signal output) {
        this.loss = loss;
        this.output = output;
    }

    /** Writes the output's deltas. Returns the sum over the rows, added in double, step by step. */
    double derive(Batch batch, Pass pass) {
        float[] deltas = output.deltas().values;
        int columns = output.columns();
        double total = 0;
        for (int step = 0; step < output.steps(); step++) {
            for (int row = 0; row < pass.rows(); row++) {
                int at = (step * pass.rows() + row) * output.deltas().stride;
                float weight = batch.weight(row);
                if (output.steps() > 1 && step >= pass.lengths()[row]) {
                    Arrays.fill(deltas, at, at + columns, 0f);
                    continue;
                }
                total += weight * loss.derive(output.values().values, batch.targets(), deltas, at, columns);
                for (int place = at; weight != 1f && place < at + columns; place++) {
                    deltas[place] *= weight;
                }
            }
        }
        return total;
    }

    /** Copies what the network predicts, row by row, each row step by step. */
    void predict(Pass pass, float[] predicted) {
        Matrix values = output.values();
        int columns = output.columns();
        for (int row = 0; row < pass.rows(); row++) {
            for (int step = 0; step < output.steps(); step++) {
                int at = (step * pass.rows() + row) * values.stride;
                loss.activate(values.values, at, columns);
                int to = ((pass.firstRow() + row) * output.steps() + step) * columns;
                System.arraycopy(values.values, at, predicted, to, columns);
            }
        }
    }
}
