package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's own {@code MultiLayerNetwork.fit}. Arrays are allocated once and refilled: ND4J frees arrays under one global lock, which is
 * what keeps two slots of a JVM from running side by side.
 */
final class Dl4jStep implements LocalStep {
    private final MultiLayerNetwork network;
    private final NetworkSpec.Loss loss;
    private final int width;
    private Buffers full;
    private Buffers part;

    Dl4jStep(NetworkSpec spec, long seed, int batchRows) {
        this.network = new MultiLayerNetwork(Dl4jNetworks.training(spec, seed));
        this.network.init();
        this.loss = spec.loss();
        this.width = spec.inputs();
        this.full = new Buffers(batchRows, width);
        this.part = full;
    }

    @Override
    public double advance(MiniBatch batch) {
        Buffers buffers = fill(batch);
        // DL4J's score adds the penalty; the loss of the rows alone compares with the validation loss.
        double penalty = network.calcRegularizationScore(true);
        network.fit(buffers.inputs, buffers.targets);
        return network.score() - penalty;
    }

    @Override
    public double totalLoss(MiniBatch batch) {
        Buffers buffers = fill(batch);
        float[] predicted = network.output(buffers.inputs, false).data().asFloat();
        double total = 0;
        for (int row = 0; row < batch.rows(); row++) {
            double error = predicted[row] - buffers.labels[row];
            total += loss == NetworkSpec.Loss.SQUARED_ERROR ? error * error : Math.abs(error);
        }
        return total;
    }

    /** The last batch of an epoch is shorter and needs arrays of its own shape; a replica has only one such shape. */
    private Buffers fill(MiniBatch batch) {
        if (batch.rows() != full.labels.length && batch.rows() != part.labels.length) {
            part = new Buffers(batch.rows(), width);
        }
        Buffers buffers = batch.rows() == full.labels.length ? full : part;
        batch.gather(buffers.features, buffers.labels);
        buffers.inputs.data().asNioFloat().put(buffers.features);
        buffers.targets.data().asNioFloat().put(buffers.labels);
        return buffers;
    }

    @Override
    public NetworkState state() {
        return new NetworkState(
                network.params().data().asFloat(),
                network.getUpdater().getStateViewArray().data().asFloat(),
                network.getLayerWiseConfigurations().getIterationCount());
    }

    @Override
    public void restore(NetworkState state) {
        network.params().data().asNioFloat().put(state.parameters());
        network.getUpdater().getStateViewArray().data().asNioFloat().put(state.updater());
        network.getLayerWiseConfigurations().setIterationCount(state.iteration());
    }

    @Override
    public void close() {
        network.close();
    }

    private static final class Buffers {
        private final float[] features;
        private final float[] labels;
        private final INDArray inputs;
        private final INDArray targets;

        private Buffers(int rows, int width) {
            this.features = new float[rows * width];
            this.labels = new float[rows];
            this.inputs = Nd4j.create(DataType.FLOAT, rows, width);
            this.targets = Nd4j.create(DataType.FLOAT, rows, 1);
        }
    }
}
