package io.undercut.benchmark;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A network and the rows of its mini-batches.
 *
 * @param network which
 * @param batch rows of a mini-batch
 */
record StepCase(Shape network, int batch) {
    /** Mini-batches in the table; all sides take them in turn. */
    private static final int BATCHES = 16;

    private static final int COLUMNS = 30;
    private static final int STEPS = 10;
    private static final int CELLS = 128;

    /** The networks compared. */
    enum Shape {
        /** 30-128-64-1. */
        MLP(COLUMNS, List.of(new Dense(128, Activation.RELU), new Dense(64, Activation.RELU)), List.of(32, 128, 1024)),
        /** Two recurrent layers of 128 cells over ten steps of 30 columns; one output, from the last step. */
        LSTM(
                STEPS * COLUMNS,
                List.of(new Lstm(CELLS, STEPS, Lstm.Gives.EVERY_STEP), new Lstm(CELLS, STEPS, Lstm.Gives.LAST_STEP)),
                List.of(32, 128));

        private final int inputs;
        private final List<NetworkSpec.Layer> hidden;
        private final List<Integer> batches;

        Shape(int inputs, List<NetworkSpec.Layer> hidden, List<Integer> batches) {
            this.inputs = inputs;
            this.hidden = hidden;
            this.batches = batches;
        }

        /** Batches that are measured if none are named. */
        List<Integer> batches() {
            return batches;
        }

        /** As in the table. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    NetworkSpec spec() {
        return new NetworkSpec(network.inputs, network.hidden, Loss.SQUARED_ERROR, new Adam(1e-3, 0.9, 0.999, 0), 0);
    }

    ExampleTable rows() {
        return new Workload(network.inputs, BATCHES * batch).training(0);
    }

    /** Writes the rows for another program: floats, little-endian, each row's features before its label. */
    void write(Path file) throws IOException {
        ExampleTable table = rows();
        ByteBuffer bytes = ByteBuffer.allocate(table.rows() * (table.width() + 1) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.width(); column++) {
                bytes.putFloat(table.features()[row * table.width() + column]);
            }
            bytes.putFloat(table.labels()[row]);
        }
        Files.write(file, bytes.array());
    }
}
